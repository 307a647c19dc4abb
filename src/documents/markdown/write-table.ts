import type { Block, Table, TableCell, TableRow } from '../tree.ts';
import type { Context } from './context.ts';
import { looksLikeBlockTag } from './html-tags.ts';
import { writeParagraph } from './write-inline.ts';

type WriteBlocks = (blocks: readonly Block[]) => string[];

/** A table: in GFM where that can say it, otherwise in HTML with Markdown in its cells. */
export function writeTable(table: Table, context: Context, blocks: WriteBlocks): string[] {
  if (table.content.length === 0) return [];
  return fitsGfm(table) ? gfm(table, context, blocks) : html(table, context, blocks);
}

function fitsGfm(table: Table): boolean {
  const [first, ...rest] = table.content;
  const width = first?.content.length ?? 0;
  const same = table.content.every((row) => row.content.length === width && row.content.every(isSimple));
  const body = isHeaderRow(first) ? rest : table.content;
  const blank = isHeaderRow(first) && first?.content.every(isEmpty) && rest.length > 0;
  return (
    width > 0 && same && !blank && body.every((row) => row.content.every((cell) => cell.type === 'tableCell'))
  );
}

function isHeaderRow(row: TableRow | undefined): boolean {
  return row?.content.every((cell) => cell.type === 'tableHeader') === true;
}

function isEmpty(cell: TableCell): boolean {
  return cell.content.every((block) => block.type === 'paragraph' && block.content.length === 0);
}

function isSimple(cell: TableCell): boolean {
  const { colspan = 1, rowspan = 1 } = cell.attrs ?? {};
  const [only, ...others] = cell.content;
  return (
    colspan === 1 && rowspan === 1 && others.length === 0 && (only === undefined || oneLiners.has(only.type))
  );
}

// Blocks that are one line of Markdown, and a block again when they stand alone in a cell.
const oneLiners = new Set(['paragraph', 'mediaSingle', 'blockCard', 'embedCard', 'opaqueBlock']);

function gfm(table: Table, context: Context, blocks: WriteBlocks): string[] {
  const [first, ...rest] = table.content;
  const width = first?.content.length ?? 0;
  const [header, body] = isHeaderRow(first) ? [first, rest] : [undefined, table.content];
  const titles = header
    ? header.content.map((cell) => inCell(cell, context, blocks))
    : Array.from({ length: width }, () => '');
  const rows = [titles, ...body.map((row) => row.content.map((cell) => inCell(cell, context, blocks)))];
  const bare = width > 1 && rows.every(standsBare);
  const line = (cells: readonly string[]) => (bare ? cells.join('|') : `| ${cells.join(' | ')} |`);
  const [head = '', ...lines] = rows.map(line);
  return [head, line(titles.map(() => (bare ? '-' : '---'))), ...lines];
}

// Bars around a row are needed where a cell at its edge is empty, or the row begins like a list or some other block;
// the spaces beside them, where a backslash would escape the next bar.
function standsBare(cells: readonly string[]): boolean {
  const [first = '', last = ''] = [cells[0], cells.at(-1)];
  const safe = last !== '' && bareStart.test(first) && !/^\d+[.)](\s|$)/.test(first);
  return safe && !cells.some((cell) => cell.endsWith('\\'));
}

const bareStart = /^(?:[\p{L}\p{N}(@"'$]|\[(?!\^)|`(?!`)|\*{1,2}(?![\s*])|<(?:page|issue|attachment):)/u;

function inCell(cell: TableCell, context: Context, blocks: WriteBlocks): string {
  const [only] = cell.content;
  if (only?.type === 'paragraph') return writeParagraph(only.content, { context, inCell: true });
  return blocks(cell.content).join(' ').replaceAll('|', '\\|');
}

function html(table: Table, context: Context, blocks: WriteBlocks): string[] {
  const rows = table.content.flatMap((row) => [
    '<tr>',
    ...row.content.flatMap((cell) => htmlCell(cell, context, blocks)),
    '</tr>',
  ]);
  return ['<table>', ...rows, '</table>'];
}

function htmlCell(cell: TableCell, context: Context, blocks: WriteBlocks): string[] {
  const name = cell.type === 'tableHeader' ? 'th' : 'td';
  const { colspan = 1, rowspan = 1 } = cell.attrs ?? {};
  const spans = `${colspan === 1 ? '' : ` colspan="${colspan}"`}${rowspan === 1 ? '' : ` rowspan="${rowspan}"`}`;
  const [only, ...others] = cell.content;
  if (others.length === 0 && (only === undefined || only.type === 'paragraph')) {
    const text = only ? writeParagraph(only.content, { context, single: true }) : '';
    if (!/<\/t[dh]/i.test(text) && !looksLikeBlockTag.test(text))
      return [`<${name}${spans}>${text}</${name}>`];
  }
  return [`<${name}${spans}>`, '', ...blocks(cell.content), '', `</${name}>`];
}
