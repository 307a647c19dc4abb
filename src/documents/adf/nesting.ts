import type { Block } from '../tree.ts';

/** Where a block is being written: the ADF parent, and whether a table cell is somewhere above. */
export interface Place {
  parent: keyof typeof allowed;
  inCell: boolean;
}

const everywhere = ['paragraph', 'bulletList', 'orderedList', 'codeBlock', 'mediaSingle', 'extension'];
const panel = [...everywhere, 'heading', 'blockCard', 'mediaGroup', 'taskList', 'rule', 'decisionList'];
const body = [...panel, 'panel', 'blockquote', 'table', 'embedCard'];
const column = [...body, 'expand', 'bodiedExtension'];

/** What the official schema lets stand inside each parent (full.json of adf-schema 57.7). */
export const allowed = {
  doc: new Set([...column, 'layoutSection', 'syncBlock', 'bodiedSyncBlock']),
  layoutColumn: new Set(column),
  bodiedSyncBlock: new Set(column),
  bodiedExtension: new Set(body),
  expand: new Set([...body, 'nestedExpand']),
  nestedExpand: new Set([...panel.filter((type) => type !== 'blockCard'), 'panel', 'blockquote']),
  panel: new Set(panel),
  blockquote: new Set([...everywhere, 'mediaGroup']),
  listItem: new Set([...everywhere, 'taskList']),
  tableCell: new Set([...body.filter((type) => type !== 'table'), 'nestedExpand']),
} as const satisfies Record<string, Set<string>>;

const everyKnown = new Set([...allowed.doc, 'nestedExpand']);

/** Whether ADF lets the type stand here; a type this table has never heard of is left where it is. */
export function fits(type: string, parent: Place['parent']): boolean {
  return allowed[parent].has(type) || !everyKnown.has(type);
}

/** The ADF type a block is written as in this place. */
export function adfType(
  block: Block,
  parent: Place['parent'],
  typeOfSource: (source: string) => string,
): string {
  if (block.type === 'container') return block.format === 'adf' ? typeOfSource(block.open) : 'container';
  if (block.type === 'opaqueBlock') return block.format === 'adf' ? typeOfSource(block.source) : 'paragraph';
  if (block.type === 'expand') return allowed[parent].has('nestedExpand') ? 'nestedExpand' : 'expand';
  return block.type;
}
