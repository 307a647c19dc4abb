/** For each new entry the index of the old entry that it equals; -1 where there is none. Indices only grow. */
export function align(olds: readonly string[], news: readonly string[]): number[] {
  const pairs = new Array<number>(news.length).fill(-1);
  const open: Range[] = [{ oldStart: 0, oldEnd: olds.length, newStart: 0, newEnd: news.length }];
  for (let range = open.pop(); range; range = open.pop()) {
    const rest = trim({ olds, news, pairs }, range);
    if (rest) open.push(...inner({ olds, news, pairs }, rest));
  }
  return pairs;
}

/** Half-open ranges of both lists that are still to be aligned. */
interface Range {
  oldStart: number;
  oldEnd: number;
  newStart: number;
  newEnd: number;
}
interface Lists {
  olds: readonly string[];
  news: readonly string[];
  pairs: number[];
}

// Pairs the common start and end; what is left, when both sides have something left.
function trim({ olds, news, pairs }: Lists, range: Range): Range | undefined {
  let { oldStart, oldEnd, newStart, newEnd } = range;
  while (oldStart < oldEnd && newStart < newEnd && olds[oldStart] === news[newStart])
    pairs[newStart++] = oldStart++;
  while (oldStart < oldEnd && newStart < newEnd && olds[oldEnd - 1] === news[newEnd - 1])
    pairs[--newEnd] = --oldEnd;
  return oldStart < oldEnd && newStart < newEnd ? { oldStart, oldEnd, newStart, newEnd } : undefined;
}

// Beyond this many comparisons only entries that occur once on each side count.
const exhaustive = 40_000;

function inner(lists: Lists, range: Range): Range[] {
  const size = (range.oldEnd - range.oldStart) * (range.newEnd - range.newStart);
  if (size <= exhaustive) {
    longestCommon(lists, range);
    return [];
  }
  return patience(lists, range);
}

function longestCommon({ olds, news, pairs }: Lists, range: Range): void {
  const { oldStart, oldEnd, newStart, newEnd } = range;
  const width = newEnd - newStart + 1;
  const lengths = new Uint16Array((oldEnd - oldStart + 1) * width);
  const at = (i: number, j: number) => lengths[(i - oldStart) * width + (j - newStart)] ?? 0;
  for (let i = oldEnd - 1; i >= oldStart; i--) {
    for (let j = newEnd - 1; j >= newStart; j--) {
      const best = olds[i] === news[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      lengths[(i - oldStart) * width + (j - newStart)] = best;
    }
  }
  for (let i = oldStart, j = newStart; i < oldEnd && j < newEnd; ) {
    if (olds[i] === news[j]) pairs[j++] = i++;
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
}

// Entries that occur once on each side, the longest run of them in order: the ranges between them are left.
function patience({ olds, news, pairs }: Lists, range: Range): Range[] {
  const once = uniqueIndices(olds, range.oldStart, range.oldEnd);
  const unique = [...uniqueIndices(news, range.newStart, range.newEnd)].flatMap(([key, at]) => {
    const old = once.get(key);
    return old === undefined ? [] : [{ old, at }];
  });
  const anchors = longestIncreasing(unique);
  if (anchors.length === 0) return [];
  const ranges: Range[] = [];
  let { oldStart, newStart } = range;
  for (const { old, at } of [...anchors, { old: range.oldEnd, at: range.newEnd }]) {
    ranges.push({ oldStart, oldEnd: old, newStart, newEnd: at });
    if (at < range.newEnd) pairs[at] = old;
    [oldStart, newStart] = [old + 1, at + 1];
  }
  return ranges;
}

function uniqueIndices(keys: readonly string[], start: number, end: number): Map<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (let i = start; i < end; i++) {
    const key = keys[i] ?? '';
    if (found.has(key)) twice.add(key);
    found.set(key, i);
  }
  for (const key of twice) found.delete(key);
  return found;
}

interface Anchor {
  old: number;
  at: number;
}

function longestIncreasing(anchors: readonly Anchor[]): Anchor[] {
  const tails: Anchor[] = [];
  const before = new Map<Anchor, Anchor | undefined>();
  for (const anchor of anchors) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle]?.old ?? 0) < anchor.old) low = middle + 1;
      else high = middle;
    }
    before.set(anchor, tails[low - 1]);
    tails[low] = anchor;
  }
  const run: Anchor[] = [];
  for (let anchor = tails.at(-1); anchor; anchor = before.get(anchor)) run.push(anchor);
  return run.reverse();
}
