import { readStorage } from '../storage/read.ts';
import { writeInlines } from '../storage/write-inline.ts';
import type { Inline } from '../tree.ts';
import { align } from './align.ts';

/**
 * Changed inline content as storage, in the original's own words where those stayed: `source` is how the original says
 * `old`, which need not be how this project would say it (`<b>`, named entities, line breaks between words).
 */
export function writeOver(source: string, old: readonly Inline[], fresh: readonly Inline[]): string {
  return keepWords({ source, base: writeInlines(old), wanted: writeInlines(fresh) }, { tokens, saysTheSame });
}

function tokens(xml: string): string[] {
  return xml.match(/<[^>]*>|&[^;\s]+;|[\p{L}\p{N}]+|[\s\S]/gu) ?? [];
}

/** A text of the original, how this project would say the same, and how it says what the caller wants. */
export interface Wording {
  source: string;
  base: string;
  wanted: string;
}

/** What `wanted` says, in the words of `source` as far as those stayed. */
export function keepWords(
  { source, base, wanted }: Wording,
  format: { tokens: (text: string) => string[]; saysTheSame: (a: string, b: string) => boolean },
): string {
  if (wanted === base) return source;
  if (source === base) return wanted;
  const [old, own, fresh] = [source, base, wanted].map(format.tokens);
  const kept = keepWording(old ?? [], own ?? [], fresh ?? []);
  return format.saysTheSame(kept, wanted) ? kept : wanted;
}

// A tag that is kept on one side only would break the other: then nothing of the old wording is worth keeping.
function saysTheSame(kept: string, wanted: string): boolean {
  const [one, other] = [kept, wanted].map((xml) => JSON.stringify(readStorage(`<p>${xml}</p>`)));
  return one === other;
}

// Where `wanted` repeats what `base` says in other words than `source`, the words of `source` stand there.
function keepWording(source: readonly string[], base: readonly string[], wanted: readonly string[]): string {
  const inSource = align(source, base);
  const inBase = align(base, wanted);
  const inWanted = new Array<number>(base.length).fill(-1);
  inBase.forEach((at, i) => {
    if (at >= 0) inWanted[at] = i;
  });
  const leads = new Array<string>(wanted.length + 1).fill('');
  const parts = [...wanted];
  for (const { from, to, text } of differences(source, base, inSource)) {
    if (from === to) {
      const gap = gapOf(from, { inBase, inWanted });
      if (gap !== undefined) leads[gap] += text;
      continue;
    }
    const place = inWanted[from] ?? wanted.length;
    if (!inWanted.slice(from, to).every((at, k) => at >= 0 && at === place + k)) continue;
    parts.fill('', place, place + to - from);
    parts[place] = text;
  }
  return leads.map((lead, i) => lead + (parts[i] ?? '')).join('');
}

interface Pairing {
  inBase: readonly number[];
  inWanted: readonly number[];
}

// Where in `wanted` the gap before this token of `base` is: beside what stayed of both, or of one when the other changed.
function gapOf(at: number, { inBase, inWanted }: Pairing): number | undefined {
  const before = at === 0 ? -1 : (inWanted[at - 1] ?? -1);
  const after = inWanted[at] ?? inBase.length;
  const left = at === 0 || before >= 0;
  if (after >= 0) return (inBase[after - 1] ?? -1) < 0 || before === after - 1 ? after : undefined;
  return left && (inBase[before + 1] ?? -1) < 0 ? before + 1 : undefined;
}

interface Difference {
  from: number;
  to: number;
  text: string;
}

// The parts of `base` that `source` says differently.
function differences(
  source: readonly string[],
  base: readonly string[],
  inSource: readonly number[],
): Difference[] {
  const found: Difference[] = [];
  let [from, start] = [0, 0];
  for (let i = 0; i <= base.length; i++) {
    const at = i === base.length ? source.length : (inSource[i] ?? -1);
    if (at < 0) continue;
    if (i > from || at > start) found.push({ from, to: i, text: source.slice(start, at).join('') });
    [from, start] = [i + 1, at + 1];
  }
  return found;
}
