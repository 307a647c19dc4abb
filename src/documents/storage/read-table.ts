import { withSpan } from '../source-span.ts';
import type { Block, Table, TableCell, TableRow } from '../tree.ts';
import { otherAttributes, without } from './extras.ts';
import { innerXml, type Source, withBody } from './source.ts';
import { isBlank, type XmlElement, type XmlNode } from './xml.ts';

type ReadBlocks = (nodes: readonly XmlNode[], source: Source) => Block[];

/** A table; column widths are kept as they stand. Absent when something else than rows and cells is inside. */
export function readTable(node: XmlElement, source: Source, readBlocks: ReadBlocks): Table | undefined {
  const rows: TableRow[] = [];
  let columns: string | undefined;
  for (const part of rowsAndColumns(node)) {
    if (part.kind === 'element' && part.name === 'colgroup') columns = innerXml(part, source);
    else {
      const row = readRow(part, source, readBlocks);
      if (!row) return undefined;
      rows.push(row);
    }
  }
  const attributes = without(node.attributes, []);
  const parameters = columns === undefined ? undefined : { colgroup: columns };
  const xml = { ...(attributes ? { attributes } : {}), ...(parameters ? { parameters } : {}) };
  return rows.length === 0
    ? undefined
    : { type: 'table', ...(attributes || parameters ? { xml } : {}), content: rows };
}

function rowsAndColumns(node: XmlElement): XmlNode[] {
  return node.children.flatMap((child) => {
    if (isBlank(child)) return [];
    const group = child.kind === 'element' && ['thead', 'tbody', 'tfoot'].includes(child.name);
    return group ? child.children.filter((row) => !isBlank(row)) : [child];
  });
}

function readRow(node: XmlNode, source: Source, readBlocks: ReadBlocks): TableRow | undefined {
  if (node.kind === 'text' || node.name !== 'tr') return undefined;
  const content: TableCell[] = [];
  for (const child of node.children) {
    if (isBlank(child)) continue;
    if (child.kind === 'text' || (child.name !== 'td' && child.name !== 'th')) return undefined;
    content.push(withBody(withSpan(readCell(child, source, readBlocks), child.start, child.end), child));
  }
  const row = withSpan(
    { type: 'tableRow' as const, ...otherAttributes(node), content },
    node.start,
    node.end,
  );
  return withBody(row, node);
}

function readCell(node: XmlElement, source: Source, readBlocks: ReadBlocks): TableCell {
  const spans = { ...span(node, 'colspan'), ...span(node, 'rowspan') };
  const content = readBlocks(node.children, source);
  return {
    type: node.name === 'th' ? 'tableHeader' : 'tableCell',
    ...(Object.keys(spans).length > 0 ? { attrs: spans } : {}),
    ...otherAttributes(node, Object.keys(spans)),
    content,
  };
}

function span(node: XmlElement, name: 'colspan' | 'rowspan'): Record<string, number> {
  const value = node.attributes[name];
  return value !== undefined && /^[1-9]\d{0,3}$/.test(value) ? { [name]: Number(value) } : {};
}
