import { createSideNote } from '../side-note.ts';
import type { Document, Node } from '../tree.ts';
import type { AdfNode } from './json.ts';

// What the tree has no place for (unknown keys, an absent `content`) is looked up here when the node is written again.
const origins = createSideNote<AdfNode>();
const known = new Set(['type', 'attrs', 'marks', 'content', 'text', 'version']);

/** Remembers the JSON a node was read from and returns the node. */
export function withOrigin<N extends Node | Document>(node: N, json: AdfNode): N {
  origins.set(node, json);
  return node;
}

/** The same where nothing but unknown keys is ever asked for; nearly always there are none. */
export function withUnknownKeys<N extends Node>(node: N, json: AdfNode): N {
  for (const key in json) if (!known.has(key)) return withOrigin(node, json);
  return node;
}

/** Keys of the original JSON that are no part of the tree. */
export function unknownKeys(node: Node | Document): Record<string, unknown> {
  const json = origins.get(node);
  return json ? Object.fromEntries(Object.entries(json).filter(([key]) => !known.has(key))) : {};
}

/** Whether the original said nothing at all about its content, so that an empty list would be a change. */
export function hadNoContent(node: Node): boolean {
  const json = origins.get(node);
  return json !== undefined && json.content === undefined;
}

/** The type a node had in the original, where the tree has one name for two. */
export function originalType(node: Node): string | undefined {
  return origins.get(node)?.type;
}

/** Lets a changed node count as read from the same JSON, so that keys the tree has no place for stay; returns the node. */
export function copyOrigin<N extends Node | Document>(node: N, from: Node | Document): N {
  const json = origins.get(from);
  return json ? withOrigin(node, json) : node;
}

/** The JSON that a node was read from. */
export function originOf(node: Node | Document): AdfNode | undefined {
  return origins.get(node);
}
