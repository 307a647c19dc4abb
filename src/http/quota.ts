/**
 * What a site says about its rate limit: Cloud's `X-RateLimit-*` and `RateLimit-Reason` ("Rate limiting" in Atlassian's
 * developer documentation), Data Center's `X-RateLimit-*` ("Adjusting your code for rate limiting").
 */
export interface Quota {
  /** Requests, or points, of a whole period. */
  limit?: number;
  remaining?: number;
  /** Seconds until the quota is full again. */
  resetSeconds?: number;
  /** Which of the site's limits it is, e.g. `jira-burst-based`. */
  reason?: string;
  /** Less than a fifth is left. */
  nearLimit?: boolean;
}

interface HeaderSource {
  get(name: string): string | null;
}

/** Reads the rate-limit headers of an answer; undefined when there are none. */
export function readQuota(headers: HeaderSource, now = Date.now()): Quota | undefined {
  const limit = count(headers.get('x-ratelimit-limit'));
  const remaining = count(headers.get('x-ratelimit-remaining'));
  const reset = headers.get('x-ratelimit-reset') ?? headers.get('x-ratelimit-interval-seconds');
  const resetSeconds = reset === null ? undefined : secondsUntil(reset, now);
  const reason = /^(?:jira|confluence)-[a-z-]{1,60}$/.exec(headers.get('ratelimit-reason') ?? '')?.[0];
  const nearLimit = headers.get('x-ratelimit-nearlimit') === 'true';
  const quota: Quota = {
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(resetSeconds !== undefined && { resetSeconds }),
    ...(reason !== undefined && { reason }),
    ...(nearLimit && { nearLimit }),
  };
  return Object.keys(quota).length > 0 ? quota : undefined;
}

/** One sentence about a quota. */
export function describeQuota({ limit, remaining, resetSeconds, reason }: Quota): string {
  const parts = [
    remaining === undefined ? '' : `${remaining}${limit === undefined ? '' : ` of ${limit}`} left`,
    resetSeconds === undefined ? '' : `full again in ${resetSeconds} s`,
    reason === undefined ? '' : `limit ${reason}`,
  ].filter(Boolean);
  return parts.length > 0 ? `Quota: ${parts.join(', ')}.` : '';
}

function count(text: string | null): number | undefined {
  const number = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** Cloud gives a date (ISO 8601), gateways the seconds, or a time in seconds since 1970. */
function secondsUntil(text: string, now: number): number | undefined {
  const number = count(text);
  const date = number === undefined ? Date.parse(text) : number * 1000;
  if (number !== undefined && number < 1e9) return number;
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
