import { Readable } from 'node:stream';
import { composeFront, type FrontParts } from '../../src/compose/compose-front.ts';
import { compose, type Parts } from '../../src/compose/parts.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type Answer, isStream } from '../../src/server/http/answer.ts';
import type { HttpRequest } from '../../src/server/http/http-request.ts';
import { whole } from '../../src/server/written.ts';
import { createMemoryState } from '../../src/state/memory.ts';
import type { State } from '../../src/state/state.ts';

export interface FrontOptions extends FrontParts {
  /** What stands for the store that processes share. */
  state?: State;
  env?: Record<string, string>;
  /** Those of another front, to stand for a second process at the same site. */
  parts?: Parts;
}

// Each front opens a log, which listens for SIGHUP.
process.setMaxListeners(0);

/** The HTTP surface as it is served, without socket and process; with the demo site unless a site is configured. */
export async function openFront({
  env = {},
  parts: given,
  state = createMemoryState(),
  ...replaced
}: FrontOptions = {}) {
  const config = loadConfig({
    flags: {
      ...(!env.HOST && { host: '127.0.0.1' }),
      ...(!env.TRANSPORT && { transport: 'streamable-http' }),
      ...(!env.JIRA_URL && { demo: 'cloud' }),
    },
    env,
    verboseFlags: 0,
    searchFolders: [],
  });
  const parts = given ?? (await compose(config));
  const shared = { ...parts.shared, state, forSecrets: () => state };
  const front = await composeFront({ ...parts, shared }, replaced);
  /** Sends a request as a client on this machine would. */
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('host', '127.0.0.1');
    const request = new Request(new URL(path, 'http://127.0.0.1'), { ...init, headers });
    return asResponse(await front.handle(asServed(request), '127.0.0.1'));
  };
  return { front, parts, send };
}

const asServed = (request: Request): HttpRequest => ({
  url: request.url,
  method: request.method,
  headers: request.headers,
  signal: request.signal,
  body: request.body ?? new Blob([]).stream(),
  text: () => request.text(),
});

const asResponse = ({ status, headers, body }: Answer): Response =>
  new Response(isStream(body) ? (Readable.toWeb(body) as ReadableStream) : body && whole(body), {
    status,
    headers: [...headers],
  });

export type Send = Awaited<ReturnType<typeof openFront>>['send'];

export const bothTypes = 'application/json, text/event-stream';

/** A POST of JSON; both media types are accepted unless the headers say otherwise. */
export const post = (send: Send, path: string, body: unknown, init: RequestInit = {}): Promise<Response> =>
  send(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
    headers: { 'content-type': 'application/json', accept: bothTypes, ...init.headers },
  });

/** The initialize request of a client. */
export const initialize = (protocolVersion = '2025-11-25', capabilities: object = {}) => ({
  jsonrpc: '2.0',
  id: 'init',
  method: 'initialize',
  params: { protocolVersion, capabilities, clientInfo: { name: 'test', version: '1' } },
});

/** The tools/call request of a client. */
export const callOf = (
  id: number,
  name: string,
  args: Record<string, unknown>,
  _meta?: Record<string, unknown>,
) => ({
  jsonrpc: '2.0',
  id,
  method: 'tools/call',
  params: { name, arguments: args, ...(_meta && { _meta }) },
});

/** Reads events of a stream one after the other. */
export async function* eventsOf(
  response: Response,
): AsyncGenerator<{ event?: string; id?: string; data: string }> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = Object.fromEntries(
        block.split('\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2) as [string, string]),
      );
      if ('data' in fields) yield fields as { data: string };
    }
  }
}

/** The JSON-RPC messages of an answer, whether it came as one object or as a stream. */
export async function messagesOf(response: Response): Promise<ReturnType<typeof JSON.parse>[]> {
  if (response.headers.get('content-type')?.startsWith('application/json')) return [await response.json()];
  const messages = [];
  for await (const { data } of eventsOf(response)) if (data) messages.push(JSON.parse(data));
  return messages;
}
