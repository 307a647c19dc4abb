import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A request as the endpoint has read it. */
export interface AskedList {
  /** What alone decides which tools the caller sees. */
  selection: object;
  headers: Headers;
  message: unknown;
}

export interface KnownLists {
  /** Answers a tools/list from bytes that are ready, and everything else by `serve`. */
  answer(asked: AskedList, serve: (message: unknown) => Promise<Response>): Promise<Response>;
}

/** An answer of the SDK around the id of the request. */
interface Known {
  headers: [string, string][];
  before: Buffer;
  after: Buffer;
}

/** Bytes of all answers that are kept; a list of all tools has less than 100,000. */
const MAX_BYTES = 8_000_000;
/** Characters of what a client may say with a request whose answer is kept. */
const MAX_KEY = 2_000;
const MAX_ID = 100;
/** Headers by which the SDK decides how to answer. */
const DECIDING = ['accept', 'mcp-protocol-version', 'mcp-method', 'mcp-name'];

/**
 * Keeps the SDK's own answers to tools/list: the same question about the same tools gets the same bytes again, but for its
 * id. `onReady` is told of the lists that reach no server. A request of a session has an answer of its own, as its events have ids.
 */
export function createKnownLists(onReady: (ms: number) => void = () => {}): KnownLists {
  const kept = new LRUCache<string, Known>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ before, after }, key) => before.length + after.length + key.length + 1_000,
  });
  const numbers = new WeakMap<object, number>();
  let count = 0;
  const numberOf = (selection: object): number => {
    const number = numbers.get(selection) ?? count++;
    numbers.set(selection, number);
    return number;
  };
  return {
    async answer({ selection, headers, message }, serve) {
      if (!isList(message) || headers.has('mcp-session-id')) return serve(message);
      const { id, ...question } = message;
      const key = JSON.stringify([
        numberOf(selection),
        question,
        ...DECIDING.map((name) => headers.get(name)),
      ]);
      if (key.length > MAX_KEY) return serve(message);
      const started = performance.now();
      const ready = kept.get(key);
      const known = ready ?? (await learn(question, serve));
      if (!known) return serve(message);
      kept.set(key, known);
      const body = Buffer.concat([known.before, Buffer.from(JSON.stringify(id)), known.after]);
      if (ready) onReady(performance.now() - started);
      return new Response(body, { headers: known.headers });
    },
  };
}

/** Asks with an id that stands nowhere else; undefined when the answer is no list. */
async function learn(
  question: object,
  serve: (message: unknown) => Promise<Response>,
): Promise<Known | undefined> {
  const id = randomUUID();
  const response = await serve({ ...question, id });
  const [before, after, ...more] = (await response.text()).split(JSON.stringify(id));
  if (response.status !== 200 || !before?.includes('"tools":[') || after === undefined || more.length > 0)
    return undefined;
  return { headers: [...response.headers], before: Buffer.from(before), after: Buffer.from(after) };
}

interface ListRequest {
  id: string | number;
}

/** A request as JSON-RPC 2.0 has it, and nothing beside it. */
function isList(message: unknown): message is ListRequest {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return false;
  const { jsonrpc, id, method, params, ...more } = message as Record<string, unknown>;
  return (
    jsonrpc === '2.0' &&
    method === 'tools/list' &&
    (Number.isSafeInteger(id) || (typeof id === 'string' && id.length <= MAX_ID)) &&
    (params === undefined || (typeof params === 'object' && params !== null)) &&
    Object.keys(more).length === 0
  );
}
