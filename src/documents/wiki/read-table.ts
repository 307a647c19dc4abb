import type { Block, TableCell, TableRow } from '../tree.ts';

const part =
  /\\[^\n]|\{\{(?:[^{}\n]|\{(?!\{)|\}(?!\}))*\}\}|\[[^[\]\n]*\]|![^!|\s][^!\n]*!|\|\|?|[^\\{[!|]+|[\\{[!]/g;

/** One row: cells between bars, header cells between double bars; bars in links, pictures and code are text. */
export function readRow(line: string, readCell: (text: string) => Block[]): TableRow {
  const cells: TableCell[] = [];
  let type: TableCell['type'] | undefined;
  let text = '';
  const finish = () => {
    const content = readCell(text.trim());
    if (type)
      cells.push({ type, content: content.length > 0 ? content : [{ type: 'paragraph', content: [] }] });
    text = '';
  };
  for (const [piece] of line.trim().matchAll(part)) {
    if (piece === '|' || piece === '||') {
      finish();
      type = piece === '||' ? 'tableHeader' : 'tableCell';
    } else text += piece;
  }
  if (text.trim() !== '') finish();
  return { type: 'tableRow', content: cells };
}
