import { readStorage } from '../storage/read.ts';
import { writeInlines } from '../storage/write-inline.ts';
import type { Inline } from '../tree.ts';
import { align } from './align.ts';

/**
 * Changed inline content as storage, in the original's own words where those stayed: `source` is how the original says
 * `old`, which need not be how this project would say it (`<b>`, named entities, line breaks between words).
 */
export function writeOver(source: string, old: readonly Inline[], fresh: readonly Inline[]): string {
  const base = writeInlines(old);
  const wanted = writeInlines(fresh);
  if (wanted === base) return source;
  if (source === base) return wanted;
  const kept = keepWording(tokens(source), tokens(base), tokens(wanted));
  return saysTheSame(kept, wanted) ? kept : wanted;
}

function tokens(xml: string): string[] {
  return xml.match(/<[^>]*>|&[^;\s]+;|[\p{L}\p{N}]+|[\s\S]/gu) ?? [];
}

// A tag that is kept on one side only would break the other: then nothing of the old wording is worth keeping.
function saysTheSame(kept: string, wanted: string): boolean {
  const [one, other] = [kept, wanted].map((xml) => JSON.stringify(readStorage(`<p>${xml}</p>`)));
  return one === other;
}

// Where `wanted` repeats what `base` says in other words than `source`, the words of `source` stand there.
function keepWording(source: readonly string[], base: readonly string[], wanted: readonly string[]): string {
  const inSource = align(source, base);
  const inWanted = new Array<number>(base.length).fill(-1);
  align(base, wanted).forEach((at, i) => {
    if (at >= 0) inWanted[at] = i;
  });
  const leads = new Array<string>(wanted.length + 1).fill('');
  const parts = [...wanted];
  for (const { from, to, text } of differences(source, base, inSource)) {
    const place = inWanted[from] ?? wanted.length;
    const before = from === 0 ? -1 : (inWanted[from - 1] ?? -1);
    if (from === to && place === before + 1) leads[place] = text;
    if (from === to || !inWanted.slice(from, to).every((at, k) => at >= 0 && at === place + k)) continue;
    parts.fill('', place, place + to - from);
    parts[place] = text;
  }
  return leads.map((lead, i) => lead + (parts[i] ?? '')).join('');
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
