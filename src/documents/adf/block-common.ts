import type { Block } from '../tree.ts';
import { type AdfNode, attrsOf } from './json.ts';
import { readBlockMarks } from './marks.ts';

/** How the readers of lists and tables read the blocks inside. */
export type ReadBlocks = (json: AdfNode) => Block[];

/** `attrs` and `marks` as they are, absent where they were absent. */
export function blockCommon(json: AdfNode) {
  return { ...(json.attrs === undefined ? {} : { attrs: attrsOf(json) }), ...readBlockMarks(json) };
}
