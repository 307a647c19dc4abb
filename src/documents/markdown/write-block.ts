import { inlineText } from '../plain-text.ts';
import type { Block, CodeBlock, Expand, MediaSingle, Panel } from '../tree.ts';
import { writeInfo } from './code-info.ts';
import type { Context } from './context.ts';
import { escapeLineStarts, escapeText } from './escape.ts';
import { alertPanels, alertWord } from './notation.ts';
import { describe, writeInline, writeParagraph, writePicture } from './write-inline.ts';
import { writeList, writeTaskList } from './write-list.ts';
import { writeTable } from './write-table.ts';

/** A run of blocks as lines, an empty line between blocks; lists that touch take different markers. */
export function writeBlocks(blocks: readonly Block[], context: Context): string[] {
  const [only] = blocks;
  if (only && blocks.length === 1) return writeBlock(only, context, false);
  const lines: string[] = [];
  let before: Block | undefined;
  let alternate = false;
  for (const block of blocks) {
    alternate = before !== undefined && touches(before, block) && !alternate;
    const written = writeBlock(block, context, alternate);
    if (written.length === 0) continue;
    if (lines.length > 0) lines.push('');
    for (const line of written) lines.push(line);
    before = block;
  }
  return lines;
}

function touches(before: Block, after: Block): boolean {
  const kind = listKind(after);
  return kind !== undefined && listKind(before) === kind;
}

function listKind({ type }: Block): 'bulletList' | 'orderedList' | undefined {
  if (type === 'taskList') return 'bulletList';
  return type === 'bulletList' || type === 'orderedList' ? type : undefined;
}

function writeBlock(block: Block, context: Context, alternate: boolean): string[] {
  switch (block.type) {
    case 'paragraph': {
      const text = writeParagraph(block.content, { context });
      return text === '' ? [] : escapeLineStarts(text);
    }
    case 'heading':
      return [heading(block.attrs.level, writeInline(block.content, { context, single: true }))];
    case 'bulletList':
    case 'orderedList':
      return writeList(block, { alternate, blocks: (inside) => writeBlocks(inside, context) });
    case 'taskList':
      return writeTaskList(block, { alternate, context, blocks: (inside) => writeBlocks(inside, context) });
    case 'codeBlock':
      return code(block);
    case 'rule':
      return ['---'];
    case 'table':
      return writeTable(block, context, (inside) => writeBlocks(inside, context));
    default:
      return writeWrapper(block, context);
  }
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
      | 'rule'
      | 'table';
  }
>;

function writeWrapper(block: Wrapper, context: Context): string[] {
  switch (block.type) {
    case 'blockquote':
      return quoted(withoutAlert(writeBlocks(block.content, context)));
    case 'panel':
      return panel(block, context);
    case 'expand':
      return expand(block, context);
    case 'mediaSingle':
      return [picture(block, context)];
    case 'mediaGroup':
      return [block.content.map((media) => `${writePicture(media)}{group}`).join(' ')];
    case 'blockCard':
    case 'embedCard':
      return [`:card[${block.attrs.url}]{${block.type === 'blockCard' ? 'block' : 'embed'}}`];
    case 'opaqueBlock':
      return [`:macro[${oneLine(describe(block))}]{#${context.ids().get(block)}}`];
    default:
      return [
        `:::${oneLine(describe({ ...block, text: '' }))}{#${context.ids().get(block)}}`,
        ...writeBlocks(block.content, context),
        ':::',
      ];
  }
}

// What a token shows is only there to be read: the id alone counts.
function oneLine(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/[{}]/g, ' ');
}

function heading(level: number, text: string): string {
  const closed = text.endsWith('#') ? text.replace(/(^|\s)(#+)$/, '$1\\$2') : text;
  return closed === '' ? '#'.repeat(level) : `${'#'.repeat(level)} ${closed}`;
}

function quoted(lines: readonly string[]): string[] {
  return lines.length === 0 ? ['>'] : lines.map((line) => (line === '' ? '>' : `> ${line}`));
}

// A quote whose text begins like an alert.
function withoutAlert(lines: readonly string[]): string[] {
  const [first = '', ...rest] = lines;
  const word = /^\[!([A-Za-z]+)\](?:[\s+-]|$)/.exec(first)?.[1];
  return word && alertPanels.has(word.toUpperCase()) ? [`\\${first}`, ...rest] : [...lines];
}

function panel(block: Panel, context: Context): string[] {
  const title = block.title ? ` ${escapePlain(block.title)}` : '';
  const head = `[!${alertWord(block.attrs.panelType)}]${title}`;
  const [first] = block.content;
  const inside = writeBlocks(block.content, context);
  const joined =
    inside.length === 0 || first?.type === 'paragraph' ? [head, ...inside] : [head, '', ...inside];
  return quoted(joined);
}

function escapePlain(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\');
}

function expand(block: Expand, context: Context): string[] {
  const title = block.attrs?.title?.replace(/[\r\n]+/g, ' ');
  const around = { inLink: false, inCell: false, before: 'edge', after: 'edge' } as const;
  const summary = title ? [`<summary>${escapeText(title, around)}</summary>`] : [];
  const inside = writeBlocks(block.content, context);
  return ['<details>', ...summary, '', ...inside, ...(inside.length > 0 ? [''] : []), '</details>'];
}

function picture(block: MediaSingle, context: Context): string {
  const [media, caption] = block.content;
  const linked = media.marks?.length || !block.marks ? media : { ...media, marks: block.marks };
  return writePicture(linked, caption && writeInline(caption.content, { context, single: true }));
}

function code(block: CodeBlock): string[] {
  const text = inlineText(block.content);
  const runs = text.match(/`{3,}/g) ?? [];
  const fence = '`'.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
  const { language } = block.attrs ?? {};
  const info = writeInfo({
    ...(language ? { language } : {}),
    ...(block.title ? { title: block.title } : {}),
  });
  return [`${fence}${info}`, ...(text === '' ? [] : text.split('\n')), fence];
}
