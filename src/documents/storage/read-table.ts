import { withSpan } from '../source-span.ts';
import type { Block, Table, TableCell, TableRow } from '../tree.ts';
import { withExtras, without } from './extras.ts';
import { innerXml, type Source, withBody } from './source.ts';
import { elements, isBlank, type XmlElement, type XmlNode } from './xml.ts';

type ReadBlocks = (nodes: readonly XmlNode[], source: Source) => Block[];

/** A table; column widths are kept as they stand. Absent when something else than rows and cells is inside. */
export function readTable(node: XmlElement, source: Source, readBlocks: ReadBlocks): Table | undefined {
  const parts = rowsAndColumns(node);
  // Before anything inside is read: read twice at every level, nested tables would take for ever.
  if (!parts.every((part) => isColumns(part) || isRow(part))) return undefined;
  const group = parts.findLast(isColumns);
  const columns = group && innerXml(group, source);
  const rows = parts.filter(isRow).map((row) => readRow(row, source, readBlocks));
  const attributes = without(node.attributes, []);
  const parameters = columns === undefined ? undefined : { colgroup: columns };
  const xml = { ...(attributes ? { attributes } : {}), ...(parameters ? { parameters } : {}) };
  return rows.length === 0
    ? undefined
    : { type: 'table', ...(attributes || parameters ? { xml } : {}), content: rows };
}

function rowsAndColumns(node: XmlElement): XmlNode[] {
  const parts: XmlNode[] = [];
  for (const child of node.children) {
    const group = child.kind === 'element' && groups.has(child.name);
    for (const part of group ? child.children : [child]) if (!isBlank(part)) parts.push(part);
  }
  return parts;
}

const groups = new Set(['thead', 'tbody', 'tfoot']);

function isColumns(node: XmlNode): node is XmlElement {
  return node.kind === 'element' && node.name === 'colgroup';
}

function isRow(node: XmlNode): node is XmlElement {
  if (node.kind === 'text' || node.name !== 'tr') return false;
  return node.children.every((child) => isBlank(child) || isCell(child));
}

function isCell(node: XmlNode): boolean {
  return node.kind === 'element' && (node.name === 'td' || node.name === 'th');
}

function readRow(node: XmlElement, source: Source, readBlocks: ReadBlocks): TableRow {
  const content = elements(node).map((cell) =>
    withBody(withSpan(readCell(cell, source, readBlocks), cell.start, cell.end), cell),
  );
  const row: TableRow = withExtras({ type: 'tableRow', content }, node);
  return withBody(withSpan(row, node.start, node.end), node);
}

function readCell(node: XmlElement, source: Source, readBlocks: ReadBlocks): TableCell {
  const content = readBlocks(node.children, source);
  const cell: TableCell = { type: node.name === 'th' ? 'tableHeader' : 'tableCell', content };
  const { colspan, rowspan } = node.attributes;
  if (colspan === undefined && rowspan === undefined) return withExtras(cell, node);
  const spans = { ...span(node, 'colspan'), ...span(node, 'rowspan') };
  const said = Object.keys(spans);
  if (said.length > 0) cell.attrs = spans;
  return withExtras(cell, node, said);
}

function span(node: XmlElement, name: 'colspan' | 'rowspan'): Record<string, number> {
  const value = node.attributes[name];
  return value !== undefined && /^[1-9]\d{0,3}$/.test(value) ? { [name]: Number(value) } : {};
}
