import { createHash } from 'node:crypto';

/** How a request proves who sends it. */
export type Credentials =
  /** Cloud: e-mail and API token. Data Center: login name and password. */
  | { kind: 'basic'; username: string; secret: string }
  /** Personal access token or OAuth access token. */
  | { kind: 'bearer'; token: string }
  /** None of ours: the headers passed on prove who asks. */
  | { kind: 'passthrough' };

/** Signs the headers of one request. */
export function sign(headers: Headers, credentials: Credentials): void {
  const value = authorization(credentials);
  if (value !== undefined) headers.set('authorization', value);
}

function authorization(credentials: Credentials): string | undefined {
  if (credentials.kind === 'passthrough') return undefined;
  if (credentials.kind === 'bearer') return `Bearer ${credentials.token}`;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64')}`;
}

/** A key for caches that tells credentials, and the caller's headers that go along, apart without containing them. */
export const fingerprint = (
  credentials: Credentials,
  headers: Readonly<Record<string, string>> = {},
): string =>
  createHash('sha256')
    .update(JSON.stringify([authorization(credentials) ?? null, Object.entries(headers)]))
    .digest('base64url');
