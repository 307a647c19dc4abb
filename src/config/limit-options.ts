import { count, decimal, toggle } from './option.ts';

const group = 'Limits';

/** How the server protects Atlassian's sites, and itself, from too many requests. */
export const limitOptions = {
  retryTotal: count({
    env: 'ATLASSIAN_RETRY_TOTAL',
    group,
    min: 0,
    max: 20,
    default: 2,
    help: 'How often a read is repeated after 502, 503, 504 or a broken connection. 429 is repeated up to 8 times for reads and writes, as it means that nothing was done. 0 repeats nothing.',
  }),
  retryBackoffSeconds: decimal({
    env: 'ATLASSIAN_RETRY_BACKOFF',
    group,
    max: 60,
    default: 0.3,
    help: 'Seconds before the first repetition; doubles each time, with jitter.',
  }),
  retryIncludeWrites: toggle({
    env: 'ATLASSIAN_RETRY_INCLUDE_WRITES',
    group,
    default: false,
    help: 'Repeat writes as well whose fate is not known; a change may then happen twice.',
  }),
  retryIgnoreRetryAfter: toggle({
    env: 'ATLASSIAN_RETRY_IGNORE_RETRY_AFTER',
    group,
    default: false,
    help: "Pause by ATLASSIAN_RETRY_BACKOFF alone, whatever the site's Retry-After says.",
  }),
  totalTimeoutSeconds: count({
    env: 'ATLASSIAN_TOTAL_TIMEOUT',
    group,
    min: 1,
    max: 86_400,
    default: 300,
    help: 'Seconds for one request with its repetitions and all waiting for its turn.',
  }),
  maxResponseMegabytes: count({
    env: 'ATLASSIAN_MAX_RESPONSE_MB',
    group,
    min: 1,
    max: 1_024,
    default: 64,
    help: 'Largest answer, in MiB, that is taken from a site; the download of a larger one is broken off.',
  }),
  maxConcurrentRequests: count({
    env: 'ATLASSIAN_MAX_CONCURRENT_REQUESTS',
    group,
    min: 0,
    max: 10_000,
    default: 200,
    help: 'Requests under way at once to one site, and connections to it; further ones wait. 0 for no limit.',
  }),
  requestsPerSecond: decimal({
    env: 'ATLASSIAN_REQUESTS_PER_SECOND',
    group,
    max: 10_000,
    default: 0,
    help: 'Requests per second to one site; further ones wait. 0 for no limit.',
  }),
  maxPaginationLimit: count({
    env: 'ATLASSIAN_MAX_PAGINATION_LIMIT',
    group,
    min: 0,
    max: 10_000,
    default: 0,
    help: 'Largest `limit` that a call may ask for; more is served as this many, with the next-page marker. 0 for no limit of its own.',
  }),
  breakerThreshold: count({
    env: 'ATLASSIAN_CIRCUIT_BREAKER_THRESHOLD',
    group,
    min: 0,
    max: 10_000,
    default: 20,
    help: 'Failures in a row (429, 503, timeouts, no connection) after which calls to the site fail at once. 0 for never.',
  }),
  breakerCooldownSeconds: decimal({
    env: 'ATLASSIAN_CIRCUIT_BREAKER_COOLDOWN',
    group,
    max: 3600,
    default: 30,
    help: 'Seconds until one call may try the site again.',
  }),
  maxDocumentMegabytes: decimal({
    env: 'ATLASSIAN_MAX_DOCUMENT_MB',
    group,
    max: 100,
    default: 5,
    help: 'Largest text (description, page, comment) that is converted, in megabytes. A larger one is refused when written, and can be read only as it is stored. 0 for no limit.',
  }),
  maxDocumentDepth: count({
    env: 'ATLASSIAN_MAX_DOCUMENT_DEPTH',
    group,
    min: 10,
    max: 400,
    default: 100,
    help: 'How deep the elements of such a text may nest (lists in panels in tables).',
  }),
};
