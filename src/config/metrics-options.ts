import { count, type Option, text } from './option.ts';

const group = 'Metrics';

/** A shorter token could be guessed. */
const MIN_TOKEN_LENGTH = 16;
const MAX_PORT = 65_535;

const token: Option<string | undefined> = {
  env: 'MCP_METRICS_TOKEN',
  group,
  secret: true,
  help: 'Opens /metrics and /status to whoever sends it, as a bearer token or as the password of Basic. Without MCP_METRICS_PORT it also switches /metrics on, on the main port.',
  takes: `at least ${MIN_TOKEN_LENGTH} characters`,
  default: undefined,
  parse(value) {
    if (value.length < MIN_TOKEN_LENGTH) throw new Error();
    return value;
  },
};

const port: Option<number | undefined> = {
  ...count({ group, help: '', min: 0, max: MAX_PORT, default: 0 }),
  env: 'MCP_METRICS_PORT',
  defaultText: 'none',
  help: 'Serve metrics for Prometheus at /metrics on a port of their own, also with stdio; 0 takes a free one.',
  example: '9464',
  default: undefined,
};

/** Who may see how the server is doing, and where. */
export const metricsOptions = {
  metricsPort: port,
  metricsHost: text({
    env: 'MCP_METRICS_HOST',
    group,
    default: '127.0.0.1',
    help: 'Address of MCP_METRICS_PORT. On other addresses than loopback set MCP_METRICS_TOKEN as well, unless a firewall keeps strangers out.',
  }),
  metricsToken: token,
};
