import type { Table, TableCell } from '../tree.ts';
import type { AdfNode } from './json.ts';
import { writeOpaqueMarks } from './marks.ts';
import { unknownKeys } from './origin.ts';
import { emptyParagraph } from './wrap.ts';
import type { Writer } from './writer.ts';

/** A table; nothing can leave a cell, so what may not stand there is written in a form that may. */
export function writeTable(table: Table, writer: Writer): AdfNode {
  const content = table.content.map((row) => ({
    ...shell(row),
    content: row.content.map((cell) => ({ ...shell(cell), content: inside(cell, writer) })),
  }));
  return { ...shell(table), content };
}

function inside(cell: TableCell, writer: Writer): AdfNode[] {
  const content = writer.blocks(cell.content, { parent: 'tableCell', inCell: true });
  return content.length === 0 ? [emptyParagraph()] : content;
}

function shell(node: Table | Table['content'][number] | TableCell): AdfNode {
  return {
    type: node.type,
    ...(node.attrs === undefined ? {} : { attrs: node.attrs }),
    ...(node.marks === undefined ? {} : { marks: writeOpaqueMarks(node.marks) }),
    ...unknownKeys(node),
  };
}
