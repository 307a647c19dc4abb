import type { Table, TableCell, TableRow } from '../tree.ts';
import { type ReadBlocks, withCommon } from './block-common.ts';
import { type AdfNode, attrsOf, isContent } from './json.ts';
import { withOrigin } from './origin.ts';

/** A table; absent when rows or cells are not what they should be, which shows before anything inside is read. */
export function readTable(json: AdfNode, readBlocks: ReadBlocks): Table | undefined {
  const rows = nodesOf(json);
  if (!rows?.every(isRow)) return undefined;
  const content = rows.map((row) => readRow(row, readBlocks));
  return withCommon<Table>({ type: 'table', content }, json);
}

function nodesOf(json: AdfNode): AdfNode[] | undefined {
  return isContent(json.content) ? (json.content ?? []) : undefined;
}

function isRow(json: AdfNode): boolean {
  return json.type === 'tableRow' && nodesOf(json)?.every(isCell) === true;
}

function isCell(json: AdfNode): boolean {
  const { colspan, rowspan } = attrsOf(json);
  const named = json.type === 'tableCell' || json.type === 'tableHeader';
  return named && isContent(json.content) && optionalNumber(colspan) && optionalNumber(rowspan);
}

function readRow(json: AdfNode, readBlocks: ReadBlocks): TableRow {
  const content = nodesOf(json)?.map((cell) => readCell(cell, readBlocks)) ?? [];
  return withOrigin(withCommon<TableRow>({ type: 'tableRow', content }, json), json);
}

function readCell(json: AdfNode, readBlocks: ReadBlocks): TableCell {
  const type = json.type === 'tableHeader' ? 'tableHeader' : 'tableCell';
  return withOrigin(withCommon<TableCell>({ type, content: readBlocks(json) }, json), json);
}

function optionalNumber(value: unknown): boolean {
  return value === undefined || typeof value === 'number';
}
