import type { StateBlock } from 'markdown-it';

type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

const itemStart = /(?:[-+*]|\d{1,9}[.)])[ \t]/y;

/** The rule for tables, so that `- a|b` is an item with a table in it, as GFM has it, and no row with a cell `- a`. */
export const outsideLists =
  (table: BlockRule): BlockRule =>
  (state, startLine, endLine, silent) => {
    itemStart.lastIndex = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
    return !itemStart.test(state.src) && table(state, startLine, endLine, silent);
  };
