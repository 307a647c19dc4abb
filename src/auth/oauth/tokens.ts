import { z } from 'zod';

/** A log-in as it is stored: the reference server's own layout, so that its log-ins carry over. */
export const StoredTokens = z.object({
  refresh_token: z.string().nullish(),
  access_token: z.string().nullish(),
  /** Seconds since 1970, with a fraction. */
  expires_at: z.number().nullish(),
  /** Seconds that the access token was given; the reference does not store it. */
  expires_in: z.number().nullish(),
  cloud_id: z.string().nullish(),
  base_url: z.string().nullish(),
  /** Scopes that were granted, with spaces; the reference does not store it. */
  scope: z.string().nullish(),
});
export type StoredTokens = z.output<typeof StoredTokens>;

/** Seconds before its end at which a token is renewed; also the clock difference between machines that does no harm. */
const RENEW_AHEAD_SECONDS = 300;

/** Whether the access token can be used now; short-lived ones are renewed after half their life. */
export function isFresh({ access_token, expires_at, expires_in }: StoredTokens, now: number): boolean {
  if (!access_token || expires_at == null) return false;
  const ahead = Math.min(RENEW_AHEAD_SECONDS, (expires_in ?? Number.POSITIVE_INFINITY) / 2);
  return now / 1000 + ahead < expires_at;
}
