import type { Table, TableCell, TableRow } from '../tree.ts';
import { attributeList } from './escape.ts';
import type { Writer } from './writer.ts';

/** A table; column widths that came with the original are kept. */
export function writeTable(table: Table, writer: Writer): string {
  const columns = table.xml?.parameters?.colgroup;
  const rows = table.content.map((row) => writeRow(row, writer));
  const widths = columns === undefined ? '' : `<colgroup>${columns}</colgroup>`;
  return `<table${attributeList(table.xml?.attributes ?? {})}>${widths}<tbody>${rows.join('')}</tbody></table>`;
}

/** One row of a table. */
export function writeRow(row: TableRow, writer: Writer): string {
  const cells = row.content.map((cell) => writeCell(cell, writer));
  return `<tr${attributeList(row.xml?.attributes ?? {})}>${cells.join('')}</tr>`;
}

/** One cell of a row. */
export function writeCell(cell: TableCell, writer: Writer): string {
  const name = cell.type === 'tableHeader' ? 'th' : 'td';
  const { colspan, rowspan } = cell.attrs ?? {};
  const attributes = attributeList({
    colspan: text(colspan),
    rowspan: text(rowspan),
    ...cell.xml?.attributes,
  });
  return `<${name}${attributes}>${writer.blocks(cell.content)}</${name}>`;
}

function text(span: number | undefined): string | undefined {
  return span === undefined || span === 1 ? undefined : String(span);
}
