import { WebSocket } from 'undici';

export interface Sample {
  /** Bytes of the heap after a collection. */
  heap: number;
  /** What keeps the event loop alive: sockets, timers, requests. */
  handles: number;
}

export interface Inspector {
  sample(): Promise<Sample>;
  close(): void;
}

const EXPRESSION =
  'JSON.stringify({ heap: process.memoryUsage().heapUsed, handles: process.getActiveResourcesInfo().length })';

interface Answer {
  id: number;
  error?: { message: string };
  result?: { result?: { value?: unknown } };
}

/** Looks into a Node.js process from outside, through the address that `--inspect` prints. */
export async function connectInspector(address: string): Promise<Inspector> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`No inspector at ${address}`)));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let last = 0;
  const ask = async (method: string, params: object = {}): Promise<unknown> => {
    const id = ++last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { error, result } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result?.result?.value;
  };
  return {
    async sample() {
      // Twice: what the first one found dead may have kept more alive.
      await ask('HeapProfiler.collectGarbage');
      await ask('HeapProfiler.collectGarbage');
      return JSON.parse(String(await ask('Runtime.evaluate', { expression: EXPRESSION }))) as Sample;
    },
    close: () => socket.close(),
  };
}
