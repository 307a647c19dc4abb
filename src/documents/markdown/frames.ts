import { checkDepth } from '../limits.ts';
import type { Block, Container, ListItem, TableCell, TableRow } from '../tree.ts';
import { type Lookups, opaqueNode } from './read-notation.ts';
import type { Structure } from './structure.ts';

type Open = Extract<Structure, { kind: 'open' }>;
type Item = Block | TableRow | TableCell | ListItem;

interface Frame {
  open: Open;
  title?: string;
  items: Item[];
}

/** Matches up the lines that open and close structures, within one parent. */
export interface Frames {
  add: (blocks: readonly Block[]) => void;
  open: (structure: Open) => void;
  /** Closes the innermost structure of that name and all inside it; false when none is open. */
  close: (name: Open['name']) => boolean;
  /** Gives the innermost details their title; false when there are none. */
  title: (text: string) => boolean;
  /** Closes whatever is still open and returns everything. */
  finish: () => Block[];
}

/** Starts with nothing open. */
export function createFrames(lookups: Lookups): Frames {
  const root: Item[] = [];
  const stack: Frame[] = [];
  const add = (blocks: readonly Item[]) => {
    const items = stack.at(-1)?.items ?? root;
    for (const block of blocks) items.push(block);
  };
  const closeTop = () => {
    const frame = stack.pop();
    if (frame) add(finishFrame(frame, lookups));
  };
  return {
    add,
    open: (open) => {
      checkDepth(stack.length, lookups.limits);
      stack.push({ open, items: [] });
    },
    close: (name) => {
      const at = stack.findLastIndex((frame) => frame.open.name === name);
      if (at < 0) return false;
      while (stack.length > at) closeTop();
      return true;
    },
    title: (text) => {
      const frame = stack.at(-1);
      if (frame?.open.name !== 'details' || frame.title !== undefined) return false;
      frame.title = text;
      return true;
    },
    finish: () => {
      while (stack.length > 0) closeTop();
      return blocksOf(root);
    },
  };
}

function finishFrame(frame: Frame, lookups: Lookups): Item[] {
  const { open, items } = frame;
  switch (open.name) {
    case 'directive':
      return [container(open.id, open.line, blocksOf(items), lookups)];
    case 'details': {
      const attrs = frame.title ? { attrs: { title: frame.title } } : {};
      return [{ type: 'expand', ...attrs, content: blocksOf(items) }];
    }
    case 'table':
      return table(items);
    case 'tr':
      return row(items);
    case 'td':
    case 'th':
      return [cell(open, blocksOf(items))];
    default:
      return htmlBlock(open.name, items);
  }
}

// Tags that only arrange what is inside say nothing here.
function htmlBlock(name: string, items: readonly Item[]): Item[] {
  switch (name) {
    case 'ul':
    case 'ol':
      return list(name, items);
    case 'li':
      return [{ type: 'listItem', content: filled(blocksOf(items)) }];
    case 'blockquote':
      return [{ type: 'blockquote', content: filled(blocksOf(items)) }];
    case 'hr':
      return [{ type: 'rule' }, ...items];
    default:
      return /^h[1-6]$/.test(name) ? heading(Number(name[1]), blocksOf(items)) : [...items];
  }
}

function list(name: 'ul' | 'ol', items: readonly Item[]): Item[] {
  const inside = items.filter((item) => item.type === 'listItem');
  const others = items.filter((item) => item.type !== 'listItem');
  const type = name === 'ul' ? 'bulletList' : 'orderedList';
  return inside.length === 0 ? others : [...others, { type, content: inside }];
}

function heading(level: number, [first, ...rest]: Block[]): Block[] {
  if (first?.type !== 'paragraph') return first ? [first, ...rest] : [];
  return [{ type: 'heading', attrs: { level }, content: first.content }, ...rest];
}

function filled(content: Block[]): Block[] {
  return content.length > 0 ? content : [{ type: 'paragraph', content: [] }];
}

function container(id: string, line: string, content: Block[], lookups: Lookups): Container {
  const node = opaqueNode(id, lookups, line.replace(/^:+|\{.*$/g, ''));
  return node.type === 'container' ? { ...node, content } : { ...asContainer(node), content };
}

// A token of a node without content, written around some: the content follows it in one wrapper of the same source.
function asContainer(node: { type: string }): Container {
  const { format, name, source } = node as Extract<Block, { type: 'opaqueBlock' }>;
  return { type: 'container', format, name, body: 'blocks', open: source, close: '', content: [] };
}

function table(items: readonly Item[]): Item[] {
  const rows = items.filter((item) => item.type === 'tableRow');
  const others = items.filter((item) => item.type !== 'tableRow');
  return rows.length === 0 ? others : [...blocksOf(others), { type: 'table', content: rows }];
}

function row(items: readonly Item[]): Item[] {
  const cells = items.filter(isCell);
  const others = items.filter((item) => !isCell(item));
  return cells.length === 0 ? others : [...others, { type: 'tableRow', content: cells }];
}

function cell(open: Open, content: Block[]): TableCell {
  const spans =
    'attributes' in open ? { ...span(open.attributes, 'colspan'), ...span(open.attributes, 'rowspan') } : {};
  const attrs = Object.keys(spans).length > 0 ? { attrs: spans } : {};
  return { type: open.name === 'th' ? 'tableHeader' : 'tableCell', ...attrs, content: filled(content) };
}

function span(attributes: Map<string, string>, name: 'colspan' | 'rowspan'): Record<string, number> {
  const value = attributes.get(name) ?? '';
  return /^[1-9]\d{0,3}$/.test(value) && value !== '1' ? { [name]: Number(value) } : {};
}

function isCell(item: Item): item is TableCell {
  return item.type === 'tableCell' || item.type === 'tableHeader';
}

// Rows and cells outside a table, and items outside a list, are only their content.
function blocksOf(items: readonly Item[]): Block[] {
  return items.flatMap((item) =>
    item.type === 'tableRow' || item.type === 'listItem' || isCell(item) ? blocksOf(item.content) : [item],
  );
}
