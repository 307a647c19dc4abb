import { joinText, sameMark, sameMarks, textNode } from '../inline-content.ts';
import type { Inline, Mark, Text } from '../tree.ts';
import { trimSpacesEnd, trimSpacesStart } from '../trim-spaces.ts';
import { orderMarks } from './canonical-marks.ts';

/** Inline content as a tree: a mark around everything that it covers. */
export type Span = Inline | { type: 'span'; mark: Mark; content: Span[] };

/** Groups inline content by its marks, outermost first, the way Markdown nests them. */
export function spansOf(content: readonly Inline[]): readonly Span[] {
  if (isPlain(content)) return content;
  const items = trimmed(content);
  return nest(items, { start: 0, end: items.length }, 0);
}

// Most content is one text, with nothing to join, to trim or to nest.
function isPlain(content: readonly Inline[]): boolean {
  const [only] = content;
  if (content.length !== 1 || only?.type !== 'text' || only.marks) return content.length === 0;
  return !(only.text === '' || only.text.startsWith(' ') || only.text.endsWith(' '));
}

/** Inline content as Markdown can say it: no hidden marks, no marks on breaks, no marked spaces at the edges. */
export function canonical(content: readonly Inline[]): Inline[] {
  return joinText(flatten(spansOf(content), []));
}

// The node itself and the marks that Markdown shows of it: opaque nodes are known by identity, so no copies of those.
interface Item {
  node: Inline;
  marks: readonly Mark[];
}

const none: readonly Mark[] = [];

function shownMarks(node: Inline): readonly Mark[] {
  return node.type === 'hardBreak' || !node.marks ? none : orderMarks(node.marks);
}

function flatten(spans: readonly Span[], marks: readonly Mark[]): Inline[] {
  return spans.flatMap((span) => {
    if (span.type === 'span') return flatten(span.content, [...marks, span.mark]);
    const own = span.type === 'text' ? (span.marks ?? []) : [];
    const { marks: _, ...bare } = span;
    const all = [...marks, ...own];
    return (all.length === 0 ? bare : { ...bare, marks: all }) as Inline;
  });
}

const delimited = new Set(['strong', 'em', 'strike']);

// `**bold **` is no bold in Markdown: the spaces at the edges go outside, where they look the same.
function around(mark: Mark, content: Span[]): Span[] {
  const spaced = delimited.has(mark.type) && (isSpaced(content[0]) || isSpaced(content.at(-1)));
  if (!spaced) return [{ type: 'span', mark, content }];
  const inside = [...content];
  const lead = cut(inside, 0, (text) => text.length - text.trimStart().length);
  const trail = inside.length > 0 ? cut(inside, inside.length - 1, (text) => text.trimEnd().length) : [];
  return [
    ...lead,
    ...(inside.length > 0 ? [{ type: 'span', mark, content: inside } as const] : []),
    ...trail,
  ];
}

function isSpaced(span: Span | undefined): boolean {
  return span?.type === 'text' && span.text.trim() !== span.text;
}

// Takes the spaces off a text before or behind the place that `edge` finds.
function cut(spans: Span[], at: number, edge: (text: string) => number): Span[] {
  const span = spans[at];
  if (span?.type !== 'text' || span.marks) return [];
  const halves = [span.text.slice(0, edge(span.text)), span.text.slice(edge(span.text))];
  const space = halves.find((half) => half !== '' && half.trim() === '');
  if (space === undefined) return [];
  const text = halves.find((half) => half.trim() !== '');
  spans.splice(at, 1, ...(text === undefined ? [] : [{ ...span, text }]));
  return [{ type: 'text', text: space }];
}

// Neighbouring texts with the same marks are one. Spaces at the ends of lines are never seen, and Markdown does not keep them.
function trimmed(content: readonly Inline[]): Item[] {
  const kept: Item[] = [];
  let atStart = true;
  for (const node of content) {
    if (node.type === 'hardBreak') trimEnd(kept);
    else if (node.type === 'text') {
      const text = atStart ? trimSpacesStart(node.text) : node.text;
      if (text === '') continue;
      addText(kept, text, node);
      atStart = false;
      continue;
    }
    kept.push({ node, marks: shownMarks(node) });
    atStart = node.type === 'hardBreak';
  }
  trimEnd(kept);
  return kept;
}

function addText(kept: Item[], text: string, from: Text): void {
  const marks = shownMarks(from);
  const last = kept.at(-1);
  if (last?.node.type === 'text' && sameMarks(last.marks, marks)) last.node = textNode(last.node.text + text);
  else kept.push({ node: text === from.text ? from : textNode(text), marks });
}

function trimEnd(kept: Item[]): void {
  for (
    let last = kept.at(-1);
    last?.node.type === 'text' && last.node.text.endsWith(' ');
    last = kept.at(-1)
  ) {
    kept.pop();
    const text = trimSpacesEnd(last.node.text);
    if (text !== '') kept.push({ node: textNode(text), marks: last.marks });
  }
}

// `depth` is the number of marks around these items already.
function nest(items: readonly Item[], { start, end }: Range, depth: number): Span[] {
  const spans: Span[] = [];
  for (let at = start; at < end; ) {
    const [item, mark] = [items[at], items[at]?.marks[depth]];
    if (!item) break;
    if (!mark || (mark.type === 'code' && item.node.type === 'text')) {
      spans.push(leaf(item, depth));
      at++;
      continue;
    }
    const run = { start: at, end: runEnd(items, { start: at, end, mark, depth }) };
    for (const span of around(mark, nest(items, run, depth + 1))) spans.push(span);
    at = run.end;
  }
  return spans;
}

function leaf({ node, marks }: Item, depth: number): Inline {
  if (node.type !== 'text' || (!node.marks && marks.length === depth)) return node;
  return textNode(node.text, marks.slice(depth));
}

interface Range {
  start: number;
  end: number;
}

function runEnd(
  items: readonly Item[],
  { start, end, mark, depth }: Range & { mark: Mark; depth: number },
): number {
  let at = start + 1;
  for (; at < end; at++) {
    const next = items[at]?.marks[depth];
    if (!next || !sameMark(next, mark)) break;
  }
  return at;
}
