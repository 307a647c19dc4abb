import {
  Client,
  type ElicitResult,
  StreamableHTTPClientTransport,
  type Transport,
} from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { cli, emptyFolder } from './process.ts';

/** The two protocol eras: the initialize handshake, and 2026-07-28 without one. */
export const eras = { handshake: 'legacy', '2026-07-28': { pin: '2026-07-28' } } as const;
export type Era = keyof typeof eras;

const client = (era: Era) =>
  new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: eras[era] } });

/** The SDK's client, talking to a process of its own over stdio. */
export async function overStdio(era: Era, args: string[]): Promise<Client> {
  const connected = client(era);
  await connected.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [cli, ...args],
      cwd: emptyFolder(),
      stderr: 'ignore',
    }),
  );
  return connected;
}

/** The SDK's client, talking to a server at `url` over streamable HTTP. */
export async function overHttp(era: Era, url: string, headers: Record<string, string> = {}): Promise<Client> {
  const connected = client(era);
  await connected.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  return connected;
}

export interface ClientOptions {
  era?: Era;
  headers?: Record<string, string>;
  /** What the person at the client answers when asked; the client cannot ask when absent. */
  answer?: (question: string) => ElicitResult;
}

/** The SDK's client for a transport of the test's choice. */
export async function connectClient(
  transport: Transport,
  { era = 'handshake', answer }: ClientOptions = {},
): Promise<Client> {
  const connected = new Client(
    { name: 'test', version: '1' },
    { versionNegotiation: { mode: eras[era] }, capabilities: answer ? { elicitation: { form: {} } } : {} },
  );
  if (answer) connected.setRequestHandler('elicitation/create', ({ params }) => answer(params.message));
  await connected.connect(transport);
  return connected;
}
