import type { Token } from 'markdown-it';
import { inlineText } from '../plain-text.ts';
import type { Block, CodeBlock, Panel, TableCell, TableRow } from '../tree.ts';
import { buildInline } from './build-inline.ts';
import { captions } from './captions.ts';
import { readInfo } from './code-info.ts';
import { createFrames, type Frames } from './frames.ts';
import { type Item, listRuns } from './list-runs.ts';
import { paragraphs, splitLine } from './paragraphs.ts';
import { parser } from './parser.ts';
import type { Lookups } from './read-notation.ts';
import type { Structure } from './structure.ts';

/** A place in the list of block tokens. */
export interface Cursor {
  tokens: readonly Token[];
  at: number;
  lookups: Lookups;
}

/** The blocks up to the token of that type, which is passed; without a type up to the end. */
export function buildBlocks(cursor: Cursor, end?: string): Block[] {
  const frames = createFrames(cursor.lookups);
  for (let token = take(cursor); token && token.type !== end; token = take(cursor)) {
    if (token.type === 'structure') structure(token, cursor, frames);
    else frames.add(block(token, cursor));
  }
  return frames.finish();
}

function take(cursor: Cursor): Token | undefined {
  return cursor.tokens[cursor.at++];
}

function block(token: Token, cursor: Cursor): Block[] {
  switch (token.type) {
    case 'paragraph_open':
      return paragraph(cursor);
    case 'heading_open':
      return heading(token, cursor);
    case 'bullet_list_open':
      return listRuns(items(cursor, 'bullet_list_close'), undefined);
    case 'ordered_list_open':
      return listRuns(items(cursor, 'ordered_list_close'), Number(token.attrGet('start') ?? 1));
    case 'blockquote_open':
      return [quote(token, buildBlocks(cursor, 'blockquote_close'))];
    case 'fence':
      return [code(token.content, parser.utils.unescapeAll(token.info))];
    case 'code_block':
      return [code(token.content, '')];
    case 'hr':
      return [{ type: 'rule' }];
    case 'table_open':
      return [table(cursor)];
    case 'inline':
      return inline(token, cursor);
    default:
      return [];
  }
}

function inline(token: Token, cursor: Cursor): Block[] {
  return captions(paragraphs(buildInline(token.children ?? [], cursor.lookups)), cursor.lookups);
}

function paragraph(cursor: Cursor): Block[] {
  const token = take(cursor);
  take(cursor);
  return token ? inline(token, cursor) : [];
}

function heading(token: Token, cursor: Cursor): Block[] {
  const line = take(cursor);
  take(cursor);
  const { content, after } = splitLine(buildInline(line?.children ?? [], cursor.lookups));
  return [{ type: 'heading', attrs: { level: Number(token.tag.slice(1)) }, content }, ...after];
}

function items(cursor: Cursor, end: string): Item[] {
  const found: Item[] = [];
  for (let token = take(cursor); token && token.type !== end; token = take(cursor)) {
    const done: unknown = token.meta?.done;
    const content = buildBlocks(cursor, 'list_item_close');
    found.push(typeof done === 'boolean' ? { done, content } : { content });
  }
  return found;
}

function quote(token: Token, content: Block[]): Block {
  const panelType: unknown = token.meta?.panelType;
  if (typeof panelType !== 'string') return { type: 'blockquote', content };
  const title = typeof token.meta?.title === 'string' ? unescapeTitle(token.meta.title) : '';
  const panel: Panel = { type: 'panel', attrs: { panelType }, ...(title ? { title } : {}), content };
  return panel;
}

function unescapeTitle(title: string): string {
  return title.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function code(content: string, info: string): CodeBlock {
  const text = content.endsWith('\n') ? content.slice(0, -1) : content;
  const { language, title } = readInfo(info);
  return {
    type: 'codeBlock',
    ...(language ? { attrs: { language } } : {}),
    ...(title ? { title } : {}),
    content: text === '' ? [] : [{ type: 'text', text }],
  };
}

function table(cursor: Cursor): Block {
  const rows: TableRow[] = [];
  for (let token = take(cursor); token && token.type !== 'table_close'; token = take(cursor)) {
    if (token.type === 'tr_open') rows.push({ type: 'tableRow', content: [] });
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const line = take(cursor);
    rows.at(-1)?.content.push(cell(token.type === 'th_open' ? 'tableHeader' : 'tableCell', line, cursor));
  }
  // GFM wants a header; one without any text says that there is none.
  const [header] = rows;
  const noHeader = header && rows.length > 1 && header.content.every(isEmptyCell);
  return { type: 'table', content: noHeader ? rows.slice(1) : rows };
}

function cell(type: TableCell['type'], line: Token | undefined, cursor: Cursor): TableCell {
  const content = line ? inline(line, cursor) : [];
  return { type, content: content.length > 0 ? content : [{ type: 'paragraph', content: [] }] };
}

function isEmptyCell(cell: TableCell): boolean {
  const [only] = cell.content;
  return only?.type === 'paragraph' && only.content.length === 0;
}

function structure(token: Token, cursor: Cursor, frames: Frames): void {
  const found = token.meta?.structure as Structure;
  const text = hasText(found) ? take(cursor) : undefined;
  const literal = () => frames.add([{ type: 'paragraph', content: [{ type: 'text', text: found.line }] }]);
  if (found.kind === 'open') {
    frames.open(found);
    if (text) frames.add(inline(text, cursor));
  } else if (found.kind === 'close') {
    if (!frames.close(found.name)) literal();
  } else {
    const { content } = splitLine(buildInline(text?.children ?? [], cursor.lookups));
    if (!frames.title(inlineText(content))) literal();
  }
}

function hasText(found: Structure): boolean {
  return found.kind === 'summary' || (found.kind === 'open' && 'text' in found && found.text !== undefined);
}
