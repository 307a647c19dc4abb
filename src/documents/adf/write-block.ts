import type { Block, CodeBlock, MediaInline, Paragraph } from '../tree.ts';
import { downgrade, strongParagraph } from './downgrade.ts';
import type { AdfNode } from './json.ts';
import { writeOpaqueMarks } from './marks.ts';
import { adfType, fits, type Place } from './nesting.ts';
import type { WriteAdfOptions } from './options.ts';
import { hadNoContent, unknownKeys } from './origin.ts';
import { wrap } from './wrap.ts';
import { foreignText, parseSource, writeInlines } from './write-inline.ts';
import { writeList, writeTaskList } from './write-list.ts';
import { writeMediaGroup, writeMediaSingle } from './write-media.ts';
import { writeTable } from './write-table.ts';
import type { Writer } from './writer.ts';

/** A writer of blocks with these options; ids for tasks come from `freshId`. */
export function createWriter(options: WriteAdfOptions, freshId: () => string): Writer {
  const writer: Writer = {
    options,
    freshId,
    blocks: (blocks, place) => blocks.flatMap((block) => writeBlock(block, place, writer)),
  };
  return writer;
}

// Returns what fits into the place, and between it whatever must leave it: the parent splits around those.
function writeBlock(block: Block, place: Place, writer: Writer): AdfNode[] {
  const type = adfType(block, place.parent, (source) => parseSource(source).type);
  const instead = fits(type, place.parent) ? undefined : downgrade(block, type, place);
  return instead ? writer.blocks(instead, place) : write(block, place, writer);
}

function write(block: Block, place: Place, writer: Writer): AdfNode[] {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block, writer);
    case 'heading':
      return [shell(block, { content: writeInlines(block.content, writer.options) })];
    case 'bulletList':
    case 'orderedList':
      return writeList(block, place, writer);
    case 'taskList':
      return writeTaskList(block, place, writer);
    case 'codeBlock':
      return code(block);
    case 'table':
      return [writeTable(block, writer)];
    case 'mediaSingle':
      return writeMediaSingle(block, writer);
    case 'mediaGroup':
      return writeMediaGroup(block, writer);
    default:
      return writeOther(block, place, writer);
  }
}

function writeOther(block: Block, place: Place, writer: Writer): AdfNode[] {
  switch (block.type) {
    case 'opaqueBlock':
      if (block.format === 'adf') return [parseSource(block.source)];
      return [{ type: 'paragraph', content: [{ type: 'text', text: foreignText(block) }] }];
    case 'container':
      return container(block, place, writer);
    case 'blockquote':
      return wrapped(block, 'blockquote', place, writer);
    case 'panel':
      return [...titleOf(block.title, writer), ...wrapped(block, 'panel', place, writer)];
    case 'expand': {
      const nested = adfType(block, place.parent, () => '') === 'nestedExpand';
      return wrapped(block, nested ? 'nestedExpand' : 'expand', place, writer);
    }
    default:
      return [shell(block, {})];
  }
}

function titleOf(title: string | undefined, writer: Writer): AdfNode[] {
  return title
    ? [{ type: 'paragraph', content: writeInlines(strongParagraph(title).content, writer.options) }]
    : [];
}

// `type`, `attrs` and `marks` as the tree has them, then the given parts, then what only the original knew.
function shell(
  block: Exclude<Block, { type: 'opaqueBlock' | 'container' }>,
  parts: Record<string, unknown>,
): AdfNode {
  const marks = block.type === 'mediaSingle' ? undefined : block.marks;
  const content = Array.isArray(parts.content) && parts.content.length === 0 && hadNoContent(block);
  return {
    type: block.type,
    ...(block.attrs === undefined ? {} : { attrs: block.attrs }),
    ...(marks === undefined ? {} : { marks: writeOpaqueMarks(marks) }),
    ...(content ? {} : parts),
    ...unknownKeys(block),
  };
}

type Wrapper = Extract<Block, { type: 'blockquote' | 'panel' | 'expand' }>;

function wrapped(
  block: Wrapper,
  type: 'blockquote' | 'panel' | 'expand' | 'nestedExpand',
  place: Place,
  writer: Writer,
) {
  const inside = writer.blocks(block.content, { parent: type, inCell: place.inCell });
  const attrs = type === 'nestedExpand' && block.attrs === undefined ? { attrs: {} } : {};
  const make = (content: AdfNode[]) => ({ ...shell(block, { content }), type, ...attrs });
  // When everything inside has to leave, the title still needs its expand.
  const empty = block.type === 'expand' && !inside.some((node) => fits(node.type, type));
  return empty ? [...wrap([], type, make), ...inside] : wrap(inside, type, make);
}

function container(block: Extract<Block, { type: 'container' }>, place: Place, writer: Writer): AdfNode[] {
  if (block.format !== 'adf') return writer.blocks(block.content, place);
  const json = parseSource(block.open);
  const [only] = block.content;
  if (block.body === 'inline' && block.content.length <= 1 && (!only || only.type === 'paragraph')) {
    return [{ ...json, content: only ? writeInlines(only.content, writer.options) : [] }];
  }
  const parent =
    json.type === 'bodiedExtension' || json.type === 'bodiedSyncBlock' ? json.type : 'layoutColumn';
  return [{ ...json, content: writer.blocks(block.content, { parent, inCell: place.inCell }) }];
}

function paragraph(block: Paragraph, writer: Writer): AdfNode[] {
  const pictures = block.content.filter(
    (node): node is MediaInline => node.type === 'mediaInline' && !node.attrs.id,
  );
  const rest = block.content.some((node) => !isGap(node) && !(node.type === 'mediaInline' && !node.attrs.id));
  if (pictures.length > 0 && !rest) {
    return pictures.flatMap((node) =>
      writeMediaSingle({ type: 'mediaSingle', content: [{ ...node, type: 'media' }] }, writer),
    );
  }
  return [shell(block, { content: writeInlines(block.content, writer.options) })];
}

function isGap(node: Paragraph['content'][number]): boolean {
  return node.type === 'hardBreak' || (node.type === 'text' && node.text.trim() === '');
}

function code(block: CodeBlock): AdfNode[] {
  const content = block.content
    .filter((node) => node.text !== '')
    .map(({ text }) => ({ type: 'text', text }));
  const title: AdfNode[] = block.title
    ? [{ type: 'paragraph', content: [{ type: 'text', text: block.title, marks: [{ type: 'strong' }] }] }]
    : [];
  return [...title, shell(block, { content })];
}
