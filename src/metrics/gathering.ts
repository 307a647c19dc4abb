import { randomUUID } from 'node:crypto';
import type { State } from '../state/state.ts';

/** What every worker can tell of itself: its metrics, and its recording for the status page. */
export type Kind = 'metrics' | 'recording';

/** What one worker told; text, as it came over the line. */
export interface Told {
  worker: number;
  text: string;
}

interface Wanted {
  kind: Kind;
  replyTo: string;
}

/** Where the primary process asks all workers, where a worker asks the primary process, and where workers say that they are there. */
const ASK_WORKERS = 'gather-of-workers';
const ASK_PRIMARY = 'gather-for-worker';
const PRESENT = 'gather-present';
/** A worker that is busier than this tells nothing this time. */
const PATIENCE_MS = 2_000;

/** The primary process's side: asks those workers that have said they are there. */
export interface Gathering {
  gather(kind: Kind): Promise<Told[]>;
  /** Forgets a worker that has ended. */
  ended(worker: number): void;
}

/** Lets this process, which started the workers, hear what they tell, and lets each of them ask for it. */
export async function createGathering(
  state: State,
  sum: (kind: Kind, told: readonly Told[]) => Promise<string[]>,
): Promise<Gathering> {
  const present = new Set<number>();
  const gather = async (kind: Kind): Promise<Told[]> => {
    const expected = present.size;
    if (expected === 0) return [];
    return collect<Told>(state, expected, (replyTo) =>
      state.publish(ASK_WORKERS, JSON.stringify({ kind, replyTo } satisfies Wanted)),
    );
  };
  await state.subscribe(PRESENT, (worker) => void present.add(Number(worker)));
  await state.subscribe(ASK_PRIMARY, (text) => {
    const { kind, replyTo } = JSON.parse(text) as Wanted;
    gather(kind)
      .then((told) => sum(kind, told))
      .then((texts) => state.publish(replyTo, JSON.stringify(texts)))
      // The worker gives up by itself.
      .catch(() => {});
  });
  return { gather, ended: (worker) => void present.delete(worker) };
}

/** A worker's side: tells of itself when it is asked; the result asks for what all workers tell. */
export async function joinGathering(
  state: State,
  worker: number,
  tell: (kind: Kind) => Promise<string>,
): Promise<(kind: Kind) => Promise<string[]>> {
  await state.subscribe(ASK_WORKERS, (text) => {
    const { kind, replyTo } = JSON.parse(text) as Wanted;
    tell(kind)
      .then((told) => state.publish(replyTo, JSON.stringify({ worker, text: told } satisfies Told)))
      .catch(() => {});
  });
  await state.publish(PRESENT, String(worker));
  return async (kind) => {
    const [texts = []] = await collect<string[]>(
      state,
      1,
      (replyTo) => state.publish(ASK_PRIMARY, JSON.stringify({ kind, replyTo } satisfies Wanted)),
      2 * PATIENCE_MS,
    );
    return texts;
  };
}

/** Asks, and waits for that many answers or until patience ends; what has come by then is the result. */
async function collect<T>(
  state: State,
  expected: number,
  ask: (replyTo: string) => Promise<void>,
  patienceMs = PATIENCE_MS,
): Promise<T[]> {
  const replyTo = `gathered:${randomUUID()}`;
  const answers: T[] = [];
  let enough = () => {};
  const complete = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const leave = await state.subscribe(replyTo, (text) => {
    answers.push(JSON.parse(text) as T);
    if (answers.length >= expected) enough();
  });
  const patience = setTimeout(enough, patienceMs);
  try {
    await ask(replyTo);
    await complete;
  } finally {
    clearTimeout(patience);
    await leave();
  }
  return answers;
}
