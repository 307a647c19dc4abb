import type { Block, Paragraph } from '../tree.ts';
import { type AdfNode, attrsOf } from './json.ts';
import { withBlockMarks } from './marks.ts';

/** How the readers of lists and tables read the blocks inside. */
export type ReadBlocks = (json: AdfNode) => Block[];

/** Puts `attrs` and `marks` on the block as they are, absent where they were absent, and returns the block. */
export function withCommon<B extends Pick<Paragraph, 'attrs' | 'marks'>>(block: B, json: AdfNode): B {
  if (json.attrs !== undefined) block.attrs = attrsOf(json);
  return withBlockMarks(block, json);
}
