import { checkDepth } from '../limits.ts';
import type { Table, TableCell, TableRow } from '../tree.ts';
import { blockCommon, type ReadBlocks } from './block-common.ts';
import { type AdfNode, attrsOf, isContent } from './json.ts';
import { withOrigin } from './origin.ts';

/** A table; absent when rows or cells are not what they should be. */
export function readTable(json: AdfNode, depth: number, readBlocks: ReadBlocks): Table | undefined {
  checkDepth(depth);
  const rows = each(json, (row) => readRow(row, depth, readBlocks));
  return rows && { type: 'table', ...blockCommon(json), content: rows };
}

function readRow(json: AdfNode, depth: number, readBlocks: ReadBlocks): TableRow | undefined {
  const cells =
    json.type === 'tableRow' ? each(json, (cell) => readCell(cell, depth, readBlocks)) : undefined;
  return cells && withOrigin({ type: 'tableRow', ...blockCommon(json), content: cells }, json);
}

function readCell(json: AdfNode, depth: number, readBlocks: ReadBlocks): TableCell | undefined {
  if ((json.type !== 'tableCell' && json.type !== 'tableHeader') || !isContent(json.content))
    return undefined;
  const { colspan, rowspan } = attrsOf(json);
  if (!optionalNumber(colspan) || !optionalNumber(rowspan)) return undefined;
  const spans = {
    ...(colspan === undefined ? {} : { colspan }),
    ...(rowspan === undefined ? {} : { rowspan }),
  };
  const attrs = json.attrs === undefined ? {} : { attrs: { ...attrsOf(json), ...spans } };
  return withOrigin(
    { type: json.type, ...blockCommon(json), ...attrs, content: readBlocks(json, depth + 1) },
    json,
  );
}

function each<T>(json: AdfNode, read: (child: AdfNode) => T | undefined): T[] | undefined {
  if (!isContent(json.content)) return undefined;
  const found: T[] = [];
  for (const child of json.content ?? []) {
    const node = read(child);
    if (node === undefined) return undefined;
    found.push(node);
  }
  return found;
}

function optionalNumber(value: unknown): value is number | undefined {
  return value === undefined || typeof value === 'number';
}
