import { count, type Option, text } from './option.ts';

const group = 'Service';

/** A shorter key could be guessed. */
const MIN_KEY_LENGTH = 32;
const MAX_WORKERS = 256;

/** An option of text with rules of its own. */
const special = <T>(declared: Omit<Option<T>, 'group'>): Option<T> => ({ ...declared, group });

/** @throws Error when the value does not hold. */
const must = (holds: boolean): void => {
  if (!holds) throw new Error();
};

/** How an HTTP service is made of several processes, what these share, and how they stop. */
export const processOptions = {
  workers: special<number | 'auto'>({
    env: 'WORKERS',
    help: 'Processes that serve one port over HTTP; auto for one per core. Ignored with stdio.',
    takes: `a whole number from 0 to ${MAX_WORKERS}, or auto`,
    example: 'auto',
    default: 1,
    parse(value) {
      if (value.toLowerCase() === 'auto') return 'auto';
      must(/^\d+$/.test(value) && Number(value) <= MAX_WORKERS);
      return Number(value);
    },
  }),
  workerConnections: count({
    env: 'WORKER_CONNECTIONS',
    group,
    min: 1,
    max: 1_000_000,
    default: 10_000,
    help: 'Connections that one process serves at once; further ones get 503 with Retry-After. /healthz and /readyz are answered beyond it.',
  }),
  drainSeconds: count({
    env: 'MCP_DRAIN_SECONDS',
    group,
    min: 0,
    max: 3600,
    default: 8,
    help: 'Longest wait for running requests after SIGTERM; what still runs then is broken off.',
  }),
  stateUrl: special<string | undefined>({
    env: 'MCP_STATE_URL',
    secret: true,
    help: 'Redis or Valkey in which processes on several machines share sessions, limits and locks. Without it the processes of one WORKERS service share them among each other.',
    takes: 'redis:// or rediss:// with [user:password@]host[:port][/database]',
    example: 'redis://127.0.0.1:6379',
    default: undefined,
    parse(value) {
      const { protocol, hostname } = new URL(value);
      must(['redis:', 'rediss:'].includes(protocol) && hostname !== '');
      return value;
    },
  }),
  statePrefix: text({
    env: 'MCP_STATE_PREFIX',
    group,
    default: 'mcp-atlassian:',
    help: 'Stands before every key in the store; services with different prefixes share nothing.',
  }),
  stateKey: special<string | undefined>({
    env: 'MCP_STATE_KEY',
    secret: true,
    help: 'Encrypts what is kept in MCP_STATE_URL, the same for every process; make one with: openssl rand -base64 32',
    takes: `at least ${MIN_KEY_LENGTH} characters`,
    default: undefined,
    parse(value) {
      must(value.length >= MIN_KEY_LENGTH);
      return value;
    },
  }),
};
