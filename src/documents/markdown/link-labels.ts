import type { StateInline } from 'markdown-it';
import { footnotesOf, referenceAt } from './footnotes.ts';
import { tagAt } from './html-tags.ts';
import { notationAt } from './notation.ts';

// markdown-it looks for the end of every label anew, through everything nested inside: minutes for a megabyte of
// brackets. Here all pairs of a text are found in one pass.

interface Label {
  end: number;
  holdsLink: boolean;
  /** How many labels nest inside, this one included. */
  height: number;
}

const tallest = 20;
const scans = new WeakMap<StateInline, Map<number, Label>>();

/** The end of the label that starts with this bracket, as markdown-it asks for it; -1 when there is none. */
export function labelEnd(state: StateInline, start: number, disableNested?: boolean): number {
  const labels = scans.get(state) ?? scan(state);
  scans.set(state, labels);
  const label = labels.get(start);
  if (!label || label.end >= state.posMax || label.height > tallest) return -1;
  return disableNested && label.holdsLink ? -1 : label.end;
}

interface Open {
  at: number;
  image: boolean;
  links: number;
  height: number;
}

interface Scan {
  state: StateInline;
  labels: Map<number, Label>;
  stack: Open[];
  links: number;
  /** The character behind the last backslash. */
  escaped: number;
}

function scan(state: StateInline): Map<number, Label> {
  const { src } = state;
  const found: Scan = { state, labels: new Map(), stack: [], links: 0, escaped: -1 };
  const skipCode = codeSkipper(src);
  const notes = footnotesOf(state.env);
  for (let at = 0; at < src.length; ) {
    const note = src[at] === '[' ? referenceAt(src, at, notes) : undefined;
    if (note) at = note.end;
    else if (src[at] === '[') openLabel(found, at++);
    else if (src[at] === ']') closeLabel(found, at++);
    else {
      if (src[at] === '\\') found.escaped = at + 1;
      at = skip(src, at, skipCode);
    }
  }
  return found.labels;
}

function openLabel({ state, stack, links, escaped }: Scan, at: number): void {
  stack.push({ at, image: state.src[at - 1] === '!' && escaped !== at - 1, links, height: 0 });
}

function closeLabel(found: Scan, end: number): void {
  const open = found.stack.pop();
  if (!open) return;
  const above = found.stack.at(-1);
  if (above) above.height = Math.max(above.height, open.height + 1);
  const holdsLink = found.links > open.links;
  found.labels.set(open.at, { end, holdsLink, height: open.height + 1 });
  if (!open.image && !holdsLink && isLink(found.state, open.at, end)) found.links++;
}

// Things inside which a bracket is no bracket.
function skip(src: string, at: number, skipCode: (at: number) => number): number {
  switch (src[at]) {
    case '\\':
      return at + 2;
    case '`':
      return skipCode(at);
    case ':':
    case '@':
      return notationAt(src, at)?.end ?? at + 1;
    case '<':
      return tagAt(src, at)?.end ?? addressEnd(src, at);
    default:
      return at + 1;
  }
}

const address = /<(?:[a-z][a-z0-9+.-]{1,31}:[^<>\s]*|[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9.-]+)>/iy;

function addressEnd(src: string, at: number): number {
  address.lastIndex = at;
  return address.test(src) ? address.lastIndex : at + 1;
}

function codeSkipper(src: string): (at: number) => number {
  const last = new Map<number, number>();
  for (const run of src.matchAll(/`+/g)) last.set(run[0].length, run.index);
  return (at) => {
    let after = at;
    while (src[after] === '`') after++;
    const length = after - at;
    return (last.get(length) ?? -1) > at ? closingRun(src, after, length) : after;
  };
}

const runs = /`+/g;

function closingRun(src: string, from: number, length: number): number {
  runs.lastIndex = from;
  for (let run = runs.exec(src); run; run = runs.exec(src))
    if (run[0].length === length) return runs.lastIndex;
  return from;
}

function isLink(state: StateInline, start: number, end: number): boolean {
  const { src, md } = state;
  if (src[end + 1] === '(') {
    const target = md.helpers.parseLinkDestination(src, spaces(src, end + 2), src.length);
    let at = target.ok ? target.pos : spaces(src, end + 2);
    const title = md.helpers.parseLinkTitle(src, spaces(src, at), src.length);
    if (title.ok && spaces(src, at) > at) at = title.pos;
    if (src[spaces(src, at)] === ')') return true;
  }
  const { references } = state.env;
  if (references === undefined || end - start > 1000) return false;
  return references[md.utils.normalizeReference(src.slice(start + 1, end))] !== undefined;
}

function spaces(src: string, at: number): number {
  let end = at;
  while (end < src.length && /\s/.test(src[end] ?? '')) end++;
  return end;
}
