/** What stands in a label for a value that is none of the known ones, as OpenTelemetry has it. */
const OTHER = '_OTHER';

/** The value where it is a known one: what callers send must not make series without end. */
export const bounded = (value: string, known: ReadonlySet<string>): string =>
  known.has(value) ? value : OTHER;

/** Methods of MCP that clients may send to a server of tools, in every version of the protocol. */
export const METHODS: ReadonlySet<string> = new Set([
  'initialize',
  'ping',
  'server/discover',
  'tools/list',
  'tools/call',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'prompts/list',
  'prompts/get',
  'completion/complete',
  'logging/setLevel',
  'subscriptions/listen',
]);

/** An HTTP status (RFC 9110 section 15). */
export const statusLabel = (status: number): string =>
  status >= 100 && status <= 599 ? String(status) : OTHER;
