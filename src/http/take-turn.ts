/** What is to be done: a call that begins, or one under way that goes on. */
export type Work = 'begin' | 'go on';

/** Milliseconds of work after which new connections, health checks and answers get in between. */
const LONGEST_MS = 1;

const waiting: Record<Work, (() => void)[]> = { begin: [], 'go on': [] };
let began = 0;
let busy = false;

/**
 * Resolves once nobody else is at work; where the event loop has been kept busy for a while, in a later turn of
 * it. First come first served, but what is under way is finished first: it holds memory. For what comes before each
 * piece of work that keeps the processor busy.
 */
export function takeTurn(work: Work): Promise<void> {
  const turn = new Promise<void>((resolve) => waiting[work].push(resolve));
  if (!busy) letIn();
  return turn;
}

function letIn(): void {
  busy = waiting['go on'].length + waiting.begin.length > 0;
  if (!busy) return;
  if (performance.now() - began > LONGEST_MS) {
    setImmediate(beginTurn);
    return;
  }
  (waiting['go on'].shift() ?? waiting.begin.shift())?.();
  // A tick comes when all that one does in one go is done.
  queueMicrotask(() => process.nextTick(letIn));
}

function beginTurn(): void {
  began = performance.now();
  letIn();
}
