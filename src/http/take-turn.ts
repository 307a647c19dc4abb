const waiting: (() => void)[] = [];
let taken = false;

/**
 * Resolves at once where nobody else has taken this turn of the event loop, else in a later one, first come first served:
 * work that keeps the processor busy lets new connections, health checks and answers in between.
 */
export function takeTurn(): Promise<void> {
  if (taken) return new Promise((resolve) => waiting.push(resolve));
  taken = true;
  setImmediate(endTurn);
  return Promise.resolve();
}

function endTurn(): void {
  const next = waiting.shift();
  taken = next !== undefined;
  if (!next) return;
  setImmediate(endTurn);
  next();
}
