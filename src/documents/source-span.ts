import { createSideNote } from './side-note.ts';
import type { Node } from './tree.ts';

/** Where a node stands in the text it was read from: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

// Beside the tree, not in it: two documents that say the same stay equal, and nodes stay small.
const spans = createSideNote<Span>();
const insides = createSideNote<Span>();

/** Remembers the node's place in its source and returns the node. */
export function withSpan<N extends Node>(node: N, start: number, end: number): N {
  spans.set(node, { start, end });
  return node;
}

/** The node's place in the text it was read from; absent for nodes that were not read from storage. */
export function spanOf(node: Node): Span | undefined {
  return spans.get(node);
}

/** Remembers where the content of the node stands, between its tags, and returns the node. */
export function withInside<N extends Node>(node: N, start: number, end: number): N {
  insides.set(node, { start, end });
  return node;
}

/** The place of the node's content; absent when it has no tags of its own around a content that can be replaced. */
export function insideOf(node: Node): Span | undefined {
  return insides.get(node);
}
