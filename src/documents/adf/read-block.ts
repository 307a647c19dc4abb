import type { Block, CodeBlock, Text } from '../tree.ts';
import { blockCommon } from './block-common.ts';
import { type AdfNode, attrsOf, isContent } from './json.ts';
import { readBlockMarks } from './marks.ts';
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
      return { type: 'paragraph', ...blockCommon(json), content: readInlines(json) };
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
      return { type: 'rule', ...blockCommon(json) };
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
      return { type: 'blockquote', ...blockCommon(json), content: readBlocks(json) };
    case 'panel':
      if (typeof panelType !== 'string') return undefined;
      return {
        type: 'panel',
        ...blockCommon(json),
        attrs: { ...attrsOf(json), panelType },
        content: readBlocks(json),
      };
    case 'expand':
    case 'nestedExpand':
      if (title !== undefined && typeof title !== 'string') return undefined;
      return {
        type: 'expand',
        ...readBlockMarks(json),
        ...expandAttrs(json, title),
        content: readBlocks(json),
      };
    default:
      return undefined;
  }
}

function expandAttrs(json: AdfNode, title: string | undefined) {
  if (json.attrs === undefined) return {};
  return { attrs: { ...attrsOf(json), ...(title === undefined ? {} : { title }) } };
}

function readHeading(json: AdfNode): Block | undefined {
  const { level } = attrsOf(json);
  if (typeof level !== 'number' || !Number.isInteger(level) || level < 1 || level > 6) return undefined;
  return {
    type: 'heading',
    ...blockCommon(json),
    attrs: { ...attrsOf(json), level },
    content: readInlines(json),
  };
}

function readCode(json: AdfNode): CodeBlock | undefined {
  const { language } = attrsOf(json);
  const content = readInlines(json);
  const plain = content.every((node): node is Text => node.type === 'text' && !node.marks?.length);
  if (!plain || (language !== undefined && typeof language !== 'string')) return undefined;
  const attrs = { ...attrsOf(json), ...(language === undefined ? {} : { language }) };
  return {
    type: 'codeBlock',
    ...readBlockMarks(json),
    ...(json.attrs === undefined ? {} : { attrs }),
    content,
  };
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
