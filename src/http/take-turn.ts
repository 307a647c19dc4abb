/** Milliseconds of work after which new connections, health checks and answers get in between. */
const LONGEST_MS = 1;

const waiting: (() => void)[] = [];
let began = 0;
let busy = false;

/**
 * Resolves once nobody else is at work, first come first served; where the event loop has been kept busy for a while, in
 * a later turn of it. For what comes before each piece of work that keeps the processor busy.
 */
export function takeTurn(): Promise<void> {
  const turn = new Promise<void>((resolve) => waiting.push(resolve));
  if (!busy) letIn();
  return turn;
}

function letIn(): void {
  busy = waiting.length > 0;
  if (!busy) return;
  if (performance.now() - began > LONGEST_MS) {
    setImmediate(beginTurn);
    return;
  }
  waiting.shift()?.();
  // A tick comes when all that one does in one go is done.
  queueMicrotask(() => process.nextTick(letIn));
}

function beginTurn(): void {
  began = performance.now();
  letIn();
}
