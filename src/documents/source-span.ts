import { createSideNote } from './side-note.ts';
import type { Node } from './tree.ts';

/** Where a node stands in the text it was read from: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

// Beside the tree, not in it: two documents that say the same stay equal, and nodes stay small. One note for both places,
// as most blocks have both; -1 is a place that is not known.
const places = createSideNote<Span & { innerStart: number; innerEnd: number }>();

/** Remembers the node's place in its source and returns the node. */
export function withSpan<N extends Node>(node: N, start: number, end: number): N {
  const place = places.get(node);
  if (!place) places.set(node, { start, end, innerStart: -1, innerEnd: -1 });
  else {
    place.start = start;
    place.end = end;
  }
  return node;
}

/** The node's place in the text it was read from; absent for nodes that were not read from storage. */
export function spanOf(node: Node): Span | undefined {
  const place = places.get(node);
  return place && place.start >= 0 ? { start: place.start, end: place.end } : undefined;
}

/** Remembers where the content of the node stands, between its tags, and returns the node. */
export function withInside<N extends Node>(node: N, innerStart: number, innerEnd: number): N {
  const place = places.get(node);
  if (!place) places.set(node, { start: -1, end: -1, innerStart, innerEnd });
  else {
    place.innerStart = innerStart;
    place.innerEnd = innerEnd;
  }
  return node;
}

/** The place of the node's content; absent when it has no tags of its own around a content that can be replaced. */
export function insideOf(node: Node): Span | undefined {
  const place = places.get(node);
  return place && place.innerStart >= 0 ? { start: place.innerStart, end: place.innerEnd } : undefined;
}
