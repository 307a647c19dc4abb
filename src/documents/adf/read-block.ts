import type { Block, Blockquote, CodeBlock, Expand, Heading, Panel, Paragraph, Rule, Text } from '../tree.ts';
import { withCommon } from './block-common.ts';
import { type AdfNode, attrsOf, isContent } from './json.ts';
import { withBlockMarks } from './marks.ts';
import { withOrigin } from './origin.ts';
import { nameOf, readInline, readInlines } from './read-inline.ts';
import { readList, readTaskList } from './read-list.ts';
import { readBlockCard, readMediaGroup, readMediaSingle } from './read-media.ts';
import { readTable } from './read-table.ts';
import { titleOf, visibleText } from './visible-text.ts';

/** A block; one without a word in the tree becomes a container of its content, or opaque. */
export function readBlock(json: AdfNode): Block {
  const node = known(json) ?? unknown(json);
  return withOrigin(node, json);
}

/** The blocks inside a node. */
export function readBlocks(json: AdfNode): Block[] {
  return isContent(json.content) ? (json.content ?? []).map(readBlock) : [];
}

function known(json: AdfNode): Block | undefined {
  switch (json.type) {
    case 'paragraph':
      return withCommon<Paragraph>({ type: 'paragraph', content: readInlines(json) }, json);
    case 'heading':
      return readHeading(json);
    case 'bulletList':
    case 'orderedList':
      return readList(json, readBlocks);
    case 'taskList':
      return readTaskList(json, readBlocks);
    case 'codeBlock':
      return readCode(json);
    case 'rule':
      return withCommon<Rule>({ type: 'rule' }, json);
    case 'table':
      return readTable(json, readBlocks);
    case 'mediaSingle':
      return readMediaSingle(json);
    case 'mediaGroup':
      return readMediaGroup(json);
    case 'blockCard':
    case 'embedCard':
      return readBlockCard(json, json.type);
    default:
      return wrapper(json);
  }
}

function wrapper(json: AdfNode): Block | undefined {
  const { panelType, title } = attrsOf(json);
  switch (json.type) {
    case 'blockquote':
      return withCommon<Blockquote>({ type: 'blockquote', content: readBlocks(json) }, json);
    case 'panel':
      return typeof panelType === 'string' ? readPanel(json, panelType) : undefined;
    case 'expand':
    case 'nestedExpand':
      if (title !== undefined && typeof title !== 'string') return undefined;
      return readExpand(json, title);
    default:
      return undefined;
  }
}

function readPanel(json: AdfNode, panelType: string): Panel {
  const attrs = { ...attrsOf(json), panelType };
  return withBlockMarks<Panel>({ type: 'panel', attrs, content: readBlocks(json) }, json);
}

function readExpand(json: AdfNode, title: string | undefined): Expand {
  const expand: Expand = { type: 'expand', content: readBlocks(json) };
  if (json.attrs !== undefined)
    expand.attrs = { ...attrsOf(json), ...(title === undefined ? {} : { title }) };
  return withBlockMarks(expand, json);
}

function readHeading(json: AdfNode): Block | undefined {
  const { level } = attrsOf(json);
  if (typeof level !== 'number' || !Number.isInteger(level) || level < 1 || level > 6) return undefined;
  const attrs = { ...attrsOf(json), level };
  return withBlockMarks<Heading>({ type: 'heading', attrs, content: readInlines(json) }, json);
}

function readCode(json: AdfNode): CodeBlock | undefined {
  const { language } = attrsOf(json);
  const content = readInlines(json);
  const plain = content.every((node): node is Text => node.type === 'text' && !node.marks?.length);
  if (!plain || (language !== undefined && typeof language !== 'string')) return undefined;
  const code: CodeBlock = { type: 'codeBlock', content };
  if (json.attrs !== undefined)
    code.attrs = { ...attrsOf(json), ...(language === undefined ? {} : { language }) };
  return withBlockMarks(code, json);
}

const inlineTypes = new Set([
  ...['text', 'hardBreak', 'mention', 'status', 'date', 'emoji', 'inlineCard', 'mediaInline', 'placeholder'],
  'inlineExtension',
]);

function unknown(json: AdfNode): Block {
  const title = titleOf(json);
  const named = { format: 'adf', name: nameOf(json), ...(title ? { title } : {}) } as const;
  const { content, ...shell } = json;
  if (!isContent(content) || content === undefined) {
    const text = visibleText(json);
    return { type: 'opaqueBlock', ...named, ...(text ? { text } : {}), source: JSON.stringify(json) };
  }
  const inline = content.some((child) => inlineTypes.has(child.type));
  return {
    type: 'container',
    ...named,
    body: inline ? 'inline' : 'blocks',
    open: JSON.stringify(shell),
    close: '',
    content: inline ? [{ type: 'paragraph', content: content.map(readInline) }] : readBlocks(json),
  };
}
