import type { Block } from '../tree.ts';

/** Gives the next free number to a task that has none yet. */
export type TaskIds = () => string;

/** What the writers of the node families share: each writes its own element and asks this for what is inside. */
export interface Writer {
  ids: TaskIds;
  blocks: (blocks: readonly Block[]) => string;
}
