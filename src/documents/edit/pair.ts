import type { Context } from '../markdown/context.ts';
import type { Node } from '../tree.ts';
import { align } from './align.ts';
import type { Fingerprints } from './fingerprint.ts';

/** For each new node the index of the old node that it replaces or is; -1 for one that is new. Indices only grow. */
export function pair(
  olds: readonly Node[],
  news: readonly Node[],
  { prints, context }: { prints: Fingerprints; context: Context },
): number[] {
  if (olds.length === news.length && olds.every((node, i) => isCell(node) && isCell(news[i])))
    return olds.map((_, i) => i);
  const pairs = align(olds.map(prints.of), news.map(prints.of));
  const score = (old: Node, fresh: Node) => similarity(old, fresh, { prints, context });
  let [oldStart, newStart] = [0, 0];
  for (let at = 0; at <= news.length; at++) {
    const old = at < news.length ? pairs[at] : olds.length;
    if (old === undefined || old < 0) continue;
    pairGap(olds.slice(oldStart, old), news.slice(newStart, at), score).forEach((found, i) => {
      if (found >= 0) pairs[newStart + i] = oldStart + found;
    });
    [oldStart, newStart] = [old + 1, at + 1];
  }
  return pairs;
}

function isCell(node: Node | undefined): boolean {
  return node?.type === 'tableCell' || node?.type === 'tableHeader';
}

type Score = (old: Node, fresh: Node) => number;

// More than this, and what stands at the same place is compared only.
const mostComparisons = 10_000;

function pairGap(olds: readonly Node[], news: readonly Node[], score: Score): number[] {
  if (olds.length * news.length > mostComparisons) {
    return news.map((fresh, i) => {
      const old = olds[i];
      return old && score(old, fresh) > 0 ? i : -1;
    });
  }
  return bestPairs(olds, news, score);
}

// The pairs in order with the highest sum of scores.
function bestPairs(olds: readonly Node[], news: readonly Node[], score: Score): number[] {
  const width = news.length + 1;
  const scores = olds.map((old) => news.map((fresh) => score(old, fresh)));
  const best = new Float64Array((olds.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      const own = scores[i]?.[j] ?? 0;
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), own > 0 ? own + at(i + 1, j + 1) : 0);
    }
  }
  return followBest(scores, news.length, at);
}

function followBest(
  scores: readonly number[][],
  width: number,
  at: (i: number, j: number) => number,
): number[] {
  const pairs = new Array<number>(width).fill(-1);
  for (let i = 0, j = 0; i < scores.length && j < width; ) {
    const own = scores[i]?.[j] ?? 0;
    if (own > 0 && at(i, j) === own + at(i + 1, j + 1)) pairs[j++] = i++;
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

interface Sayings {
  prints: Fingerprints;
  context: Context;
}

// Nothing for nodes that cannot stand for each other: other types, other tokens.
function similarity(old: Node, fresh: Node, { prints, context }: Sayings): number {
  if (kind(old) !== kind(fresh) || old.type === 'opaqueBlock') return 0;
  if (old.type === 'container' && fresh.type === 'container')
    return context.ids().get(old) === context.ids().get(fresh) ? 2 : 0;
  return 0.1 + sharedWords(words(prints.of(old)), words(prints.of(fresh)));
}

function kind(node: Node): string {
  if (isCell(node)) return 'cell';
  return node.type === 'blockTaskItem' ? 'taskItem' : node.type;
}

// The first words are enough to tell which block became which.
function words(text: string): Set<string> {
  return new Set(text.slice(0, 2_000).match(/[\p{L}\p{N}]+/gu) ?? []);
}

function sharedWords(a: Set<string>, b: Set<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return (2 * shared) / (a.size + b.size);
}
