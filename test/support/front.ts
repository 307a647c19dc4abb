import { composeFront, type FrontParts } from '../../src/compose/compose-front.ts';
import { compose } from '../../src/compose/parts.ts';
import { loadConfig } from '../../src/config/load.ts';
import { createMemoryState } from '../../src/state/memory.ts';

export interface FrontOptions extends Partial<FrontParts> {
  env?: Record<string, string>;
}

/** The HTTP surface as it is served, without socket and process; with the demo site unless a site is configured. */
export async function openFront({ env = {}, ...given }: FrontOptions = {}) {
  const config = loadConfig({
    flags: {
      host: '127.0.0.1',
      ...(!env.TRANSPORT && { transport: 'streamable-http' }),
      ...(!env.JIRA_URL && { demo: 'cloud' }),
    },
    env,
    verboseFlags: 0,
    searchFolders: [],
  });
  const front = composeFront(await compose(config), { state: createMemoryState(), ...given });
  /** Sends a request as a client on this machine would. */
  const send = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('host', '127.0.0.1');
    return front.handle(new Request(new URL(path, 'http://127.0.0.1'), { ...init, headers }), '127.0.0.1');
  };
  return { front, send };
}

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
export const callOf = (id: number, name: string, args: object, _meta?: object) => ({
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
