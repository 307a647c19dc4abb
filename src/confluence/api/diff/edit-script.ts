/** A run of lines: kept, taken from the old text, or put into the new one; positions count from 0. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  /** Of the first line of the run in the old text. */
  from: number;
  /** Of the first line of the run in the new text. */
  to: number;
  lines: readonly string[];
}

/**
 * Beyond this many differing lines the middle is told as replaced in whole: the search costs the square of the number in
 * time and memory, and nobody reads such a diff line by line.
 */
const MOST_EDITS = 2000;

/** The shortest way from one list of lines to the other (Myers 1986). */
export function editScript(before: readonly string[], after: readonly string[]): Run[] {
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  const runs: Run[] = [];
  push(runs, { kind: 'same', from: 0, to: 0, lines: before.slice(0, head) });
  for (const run of middle(old, now)) push(runs, { ...run, from: run.from + head, to: run.to + head });
  push(runs, {
    kind: 'same',
    from: before.length - tail,
    to: after.length - tail,
    lines: before.slice(before.length - tail),
  });
  return runs;
}

function push(runs: Run[], run: Run): void {
  if (run.lines.length > 0) runs.push(run);
}

function commonHead(a: readonly string[], b: readonly string[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function commonTail(a: readonly string[], b: readonly string[], head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

function middle(old: readonly string[], now: readonly string[]): Run[] {
  const trace = search(old, now);
  if (!trace)
    return [
      { kind: 'removed', from: 0, to: 0, lines: old },
      { kind: 'added', from: old.length, to: 0, lines: now },
    ];
  return runsOf(steps(trace, old.length, now.length), old, now);
}

/** How far each diagonal reaches after each number of edits; undefined when there are too many edits. */
function search(old: readonly string[], now: readonly string[]): Int32Array[] | undefined {
  const trace: Int32Array[] = [];
  let reach = new Int32Array(3);
  for (let edits = 0; edits <= Math.min(old.length + now.length, MOST_EDITS); edits++) {
    // Index k + edits + 1 is diagonal k; one more on each side than can be reached, so that both neighbours exist.
    const next = new Int32Array(2 * edits + 5).fill(-1);
    for (let k = -edits; k <= edits; k += 2) {
      const x = slide(old, now, furthest(reach, k, edits), k);
      next[k + edits + 2] = x;
      if (x >= old.length && x - k >= now.length) {
        trace.push(next);
        return trace;
      }
    }
    trace.push(next);
    reach = next;
  }
  return undefined;
}

/** Where diagonal k begins: one step down from the diagonal above it, or one to the right from the one below. */
function furthest(reach: Int32Array, k: number, edits: number): number {
  if (edits === 0) return 0;
  const center = edits + 1;
  const above = reach[k + 1 + center] ?? -1;
  const below = reach[k - 1 + center] ?? -1;
  return k === -edits || (k !== edits && below < above) ? above : below + 1;
}

function slide(old: readonly string[], now: readonly string[], from: number, k: number): number {
  let x = from;
  while (x < old.length && x - k < now.length && old[x] === now[x - k]) x++;
  return x;
}

/** The points where each edit ends, from the start of both texts to their end. */
function steps(trace: readonly Int32Array[], oldLength: number, newLength: number): [number, number][] {
  const points: [number, number][] = [[oldLength, newLength]];
  let x = oldLength;
  let y = newLength;
  for (let edits = trace.length - 1; edits > 0; edits--) {
    const reach = trace[edits - 1] ?? new Int32Array(0);
    const k = x - y;
    const center = edits + 1;
    const above = reach[k + 1 + center] ?? -1;
    const below = reach[k - 1 + center] ?? -1;
    const isDown = k === -edits || (k !== edits && below < above);
    const before = isDown ? above : below;
    const beforeK = isDown ? k + 1 : k - 1;
    // The edit itself, then the point it started from.
    points.push(isDown ? [before, before - beforeK + 1] : [before + 1, before - beforeK]);
    points.push([before, before - beforeK]);
    x = before;
    y = before - beforeK;
  }
  points.push([0, 0]);
  return points.reverse();
}

function runsOf(points: readonly [number, number][], old: readonly string[], now: readonly string[]): Run[] {
  const runs: Run[] = [];
  let [x, y] = [0, 0];
  for (const [toX, toY] of points) {
    const kind = toX - x === toY - y ? 'same' : toX > x ? 'removed' : 'added';
    const lines = kind === 'added' ? now.slice(y, toY) : old.slice(x, toX);
    const last = runs.at(-1);
    if (lines.length > 0 && last?.kind === kind) last.lines = [...last.lines, ...lines];
    else push(runs, { kind, from: x, to: y, lines });
    x = toX;
    y = toY;
  }
  return runs;
}
