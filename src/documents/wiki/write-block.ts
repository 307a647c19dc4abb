import { inlineText } from '../plain-text.ts';
import type { Block, CodeBlock, Inline, MediaSingle, Panel, Table } from '../tree.ts';
import { escapeCode, escapeLineStart } from './escape.ts';
import { macroLanguage } from './languages.ts';
import { expandStyle, panelColors } from './macro-blocks.ts';
import { foreignText, writeInline, writePicture } from './write-inline.ts';
import { writeList, writeTaskList } from './write-list.ts';

/** Where blocks are written. */
export interface Place {
  /** Inside a macro of that kind, which cannot nest in itself. */
  quote?: boolean;
  panel?: boolean;
  /** In a table cell, where a bar ends the cell. */
  inCell?: boolean;
  /** In a list item or cell, which an empty line would end. */
  tight?: boolean;
}

/** A run of blocks, an empty line between them where there may be one. */
export function writeBlocks(blocks: readonly Block[], place: Place = {}): string {
  return blocks
    .map((block) => writeBlock(block, place))
    .filter((text) => text !== '')
    .join(place.tight ? '\n' : '\n\n');
}

/** One block; nothing for an empty paragraph. */
export function writeBlock(block: Block, place: Place): string {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.content, place);
    case 'heading':
      return `h${block.attrs.level}. ${writeInline(block.content, { lineBreak: '\\\\', inCell: place.inCell === true })}`;
    case 'bulletList':
    case 'orderedList':
      return writeList(block, '', (inside) => writeBlock(inside, { ...place, tight: true }));
    case 'taskList':
      return writeTaskList(block, '', (inside) => writeBlock(inside, { ...place, tight: true }));
    case 'codeBlock':
      return code(block);
    case 'blockquote':
      return place.quote
        ? writeBlocks(block.content, place)
        : `{quote}\n${writeBlocks(block.content, { panel: place.panel === true, quote: true })}\n{quote}`;
    case 'rule':
      return '----';
    case 'table':
      return place.inCell ? writeBlocks(cellsOf(block), place) : table(block);
    default:
      return writeWrapper(block, place);
  }
}

function paragraph(content: readonly Inline[], place: Place): string {
  const text = writeInline(content, {
    lineBreak: place.inCell ? '\\\\' : '\n',
    inCell: place.inCell === true,
  });
  return text
    .split('\n')
    .map((line) => escapeLineStart(line) || '\\\\')
    .join('\n')
    .replace(/^\\\\$/, '');
}

type Wrapper = Exclude<
  Block,
  {
    type:
      | 'paragraph'
      | 'heading'
      | 'bulletList'
      | 'orderedList'
      | 'taskList'
      | 'codeBlock'
      | 'blockquote'
      | 'rule'
      | 'table';
  }
>;

function writeWrapper(block: Wrapper, place: Place): string {
  switch (block.type) {
    case 'panel':
      return boxed(block.title, panelStyle(block), block.content, place);
    case 'expand':
      return boxed(block.attrs?.title, `borderStyle=${expandStyle}`, block.content, place);
    case 'mediaSingle':
      return picture(block, place);
    case 'mediaGroup':
      return block.content.map(writePicture).join(' ');
    case 'blockCard':
    case 'embedCard':
      return `[${block.attrs.url}|${block.attrs.url}|smart-${block.type === 'blockCard' ? 'card' : 'embed'}]`;
    case 'opaqueBlock':
      return block.format === 'wiki' ? block.source : foreignText(block);
    default:
      return writeBlocks(block.content, place);
  }
}

function panelStyle(block: Panel): string {
  const color = panelColors.get(block.attrs.panelType);
  return color === undefined ? '' : `bgColor=${color}`;
}

function boxed(title: string | undefined, style: string, content: readonly Block[], place: Place): string {
  const heading = title?.replace(/[{}|\r\n]+/g, ' ');
  if (place.panel) {
    const lines = [heading ? `*${heading}*` : '', writeBlocks(content, place)];
    return lines.filter(Boolean).join(place.tight ? '\n' : '\n\n');
  }
  const inside = writeBlocks(content, { quote: place.quote === true, panel: true });
  const params = [heading ? `title=${heading}` : '', style].filter(Boolean).join('|');
  return `{panel${params ? `:${params}` : ''}}\n${inside}\n{panel}`;
}

function picture(block: MediaSingle, place: Place): string {
  const [media, caption] = block.content;
  const link = media.marks?.find((mark) => mark.type === 'link');
  const image = link ? `[${writePicture(media)}|${link.attrs.href}]` : writePicture(media);
  return caption
    ? `${image}\n${escapeLineStart(writeInline(caption.content, { lineBreak: '\\\\', inCell: place.inCell === true }))}`
    : image;
}

// No escape works inside these macros: a text that holds one end mark goes into the other macro.
function code(block: CodeBlock): string {
  const text = inlineText(block.content);
  const title = block.title ? `title=${block.title.replace(/[{}|\r\n]+/g, ' ')}` : '';
  if (!text.includes('{code}')) {
    const params = [macroLanguage(block.attrs?.language ?? '') ?? '', title].filter(Boolean).join('|');
    return `{code${params ? `:${params}` : ''}}\n${text}\n{code}`;
  }
  if (!text.includes('{noformat}')) return `{noformat${title ? `:${title}` : ''}}\n${text}\n{noformat}`;
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '\\\\' : `{{${escapeCode(line, false)}}}`))
    .join('\n');
}

function table(block: Table): string {
  return block.content
    .map((row) => {
      const cells = row.content.map((cell) => {
        const bar = cell.type === 'tableHeader' ? '||' : '|';
        return `${bar}${cellText(cell.content)}`;
      });
      return `${cells.join('')}${row.content.at(-1)?.type === 'tableHeader' ? '||' : '|'}`;
    })
    .join('\n');
}

function cellText(content: readonly Block[]): string {
  const inside = writeBlocks(content, { inCell: true, tight: true });
  return inside === '' ? ' ' : inside.includes('\n') ? ` ${inside} ` : inside;
}

// No table stands in a cell: its cells follow each other.
function cellsOf(table: Table): Block[] {
  return table.content.flatMap((row) => row.content.flatMap((cell) => cell.content));
}
