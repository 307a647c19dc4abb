import { joinText, sameMark, sameMarks, textNode } from '../inline-content.ts';
import type { Inline, Mark } from '../tree.ts';
import { trimSpacesEnd, trimSpacesStart } from '../trim-spaces.ts';
import { orderMarks } from './canonical-marks.ts';

/** Inline content as a tree: a mark around everything that it covers. */
export type Span = Inline | { type: 'span'; mark: Mark; content: Span[] };

/** Groups inline content by its marks, outermost first, the way Markdown nests them. */
export function spansOf(content: readonly Inline[]): Span[] {
  return nest(trimLines(joinItems(content.map(shown))), 0);
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

function shown(node: Inline): Item {
  return { node, marks: node.type === 'hardBreak' || !node.marks ? none : orderMarks(node.marks) };
}

function joinItems(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    const same = last?.node.type === 'text' && item.node.type === 'text' && sameMarks(last.marks, item.marks);
    if (same && last.node.type === 'text' && item.node.type === 'text') {
      joined[joined.length - 1] = { node: textNode(last.node.text + item.node.text), marks: last.marks };
    } else if (item.node.type !== 'text' || item.node.text !== '') joined.push(item);
  }
  return joined;
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
  if (!delimited.has(mark.type)) return [{ type: 'span', mark, content }];
  const inside = [...content];
  const lead = cut(inside, 0, (text) => text.length - text.trimStart().length);
  const trail = inside.length > 0 ? cut(inside, inside.length - 1, (text) => text.trimEnd().length) : [];
  return [
    ...lead,
    ...(inside.length > 0 ? [{ type: 'span', mark, content: inside } as const] : []),
    ...trail,
  ];
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

// Spaces at the ends of lines are never seen, and Markdown does not keep them.
function trimLines(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  let atStart = true;
  for (const item of items) {
    const { node, marks } = item;
    if (node.type === 'hardBreak') trimEnd(kept);
    const text = node.type === 'text' && atStart ? trimSpacesStart(node.text) : undefined;
    if (text === '') continue;
    kept.push(text === undefined ? item : { node: textNode(text), marks });
    atStart = node.type === 'hardBreak';
  }
  trimEnd(kept);
  return kept;
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
function nest(items: readonly Item[], depth: number): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < items.length; ) {
    const [item, mark] = [items[at], items[at]?.marks[depth]];
    if (!item) break;
    if (!mark || (mark.type === 'code' && item.node.type === 'text')) {
      spans.push(leaf(item, depth));
      at++;
      continue;
    }
    const end = runEnd(items, { start: at, mark, depth });
    const inside = nest(items.slice(at, end), depth + 1);
    for (const span of around(mark, inside)) spans.push(span);
    at = end;
  }
  return spans;
}

function leaf({ node, marks }: Item, depth: number): Inline {
  return node.type === 'text' ? textNode(node.text, marks.slice(depth)) : node;
}

function runEnd(
  items: readonly Item[],
  { start, mark, depth }: { start: number; mark: Mark; depth: number },
) {
  let end = start + 1;
  for (let next = items[end]?.marks[depth]; next && sameMark(next, mark); next = items[end]?.marks[depth])
    end++;
  return end;
}
