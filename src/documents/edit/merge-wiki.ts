import { isDeepStrictEqual } from 'node:util';
import type { Block, Node } from '../tree.ts';
import { readWiki, type WikiPart } from '../wiki/read.ts';
import { writeBlocks } from '../wiki/write-block.ts';
import { keepWords } from './inline-bytes.ts';
import type { Merged } from './merge.ts';

/** Blocks of the merged document that stand together, and the part of the original that they come from. */
interface Run {
  blocks: Block[];
  /** The index of the part; absent for what is new or stands elsewhere now. */
  part?: number;
}

/** A merged document as wiki markup: what stayed in the words of the original, `changed` the number of parts that did not. */
export function mergeWiki(
  original: string,
  parts: readonly WikiPart[],
  merged: Merged,
): { wiki: string; changed: number } {
  const runs = runsOf(parts, merged);
  const stays = ({ part, blocks }: Run) =>
    part !== undefined &&
    isDeepStrictEqual(parts[part]?.blocks, blocks) &&
    blocks.every((b) => !merged.origins.has(b));
  const texts = runs.map((run) =>
    stays(run) ? sourceOf(original, parts[run.part ?? -1]) : textOf(original, parts, run),
  );
  const kept = runs.filter(stays).length;
  const between = original.includes('\r\n') ? '\r\n\r\n' : '\n\n';
  const close = join({ original, parts, between }, runs, texts);
  // Lines that were changed may go on in the line below: then an empty line has to be between them.
  const wanted = writeBlocks(merged.document.content);
  const wiki = saysTheSame(close, wanted) ? close : texts.filter(Boolean).join(between);
  return { wiki, changed: Math.max(parts.length, runs.length) - kept };
}

function runsOf(parts: readonly WikiPart[], { document, origins }: Merged): Run[] {
  const partOf = new Map<Node, number>(
    parts.flatMap(({ blocks }, part) => blocks.map((block) => [block, part] as const)),
  );
  const runs: Run[] = [];
  let last = -1;
  for (const block of document.content) {
    const part = partOf.get(origins.get(block) ?? block);
    const before = runs.at(-1);
    if (part !== undefined && part === before?.part) before.blocks.push(block);
    else if (part !== undefined && part > last) {
      runs.push({ blocks: [block], part });
      last = part;
    } else runs.push({ blocks: [block] });
  }
  return runs;
}

function sourceOf(original: string, part: WikiPart | undefined): string {
  return part ? original.slice(part.start, part.end) : '';
}

function textOf(original: string, parts: readonly WikiPart[], { blocks, part }: Run): string {
  const wanted = writeBlocks(blocks);
  const old = part === undefined ? undefined : parts[part];
  if (!old) return wanted;
  const wording = { source: sourceOf(original, old), base: writeBlocks(old.blocks), wanted };
  return keepWords(wording, { tokens, saysTheSame });
}

function tokens(wiki: string): string[] {
  return wiki.match(/[\p{L}\p{N}]+|[\s\S]/gu) ?? [];
}

function saysTheSame(one: string, other: string): boolean {
  return isDeepStrictEqual(readWiki(one), readWiki(other));
}

interface Source {
  original: string;
  parts: readonly WikiPart[];
  /** What sets new text off. */
  between: string;
}

// Between parts that were neighbours stands what stood there; around all what stood around.
function join({ original, parts, between }: Source, runs: readonly Run[], texts: readonly string[]): string {
  const gap = (from: number, to: number) =>
    original.slice(parts[from]?.end ?? 0, parts[to]?.start ?? original.length);
  const pieces: string[] = [];
  runs.forEach(({ part }, i) => {
    const before = runs[i - 1]?.part;
    if (i === 0) pieces.push(part === 0 ? gap(-1, 0) : '');
    else pieces.push(part !== undefined && before === part - 1 ? gap(before, part) : between);
    pieces.push(texts[i] ?? '');
  });
  const end = runs.at(-1)?.part === parts.length - 1 ? gap(parts.length - 1, parts.length) : '';
  return pieces.join('') + end;
}
