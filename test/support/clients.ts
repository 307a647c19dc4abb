import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
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
