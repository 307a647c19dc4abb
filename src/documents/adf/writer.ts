import type { Block } from '../tree.ts';
import type { AdfNode } from './json.ts';
import type { Place } from './nesting.ts';
import type { WriteAdfOptions } from './options.ts';

/** What the writers of the node families share: each writes its own node and asks this for what is inside. */
export interface Writer {
  options: WriteAdfOptions;
  /** An id that no node of this document has. */
  freshId: () => string;
  blocks: (blocks: readonly Block[], place: Place) => AdfNode[];
}
