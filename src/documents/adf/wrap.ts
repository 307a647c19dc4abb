import type { AdfNode } from './json.ts';
import { fits, type Place } from './nesting.ts';

/** An empty paragraph: what ADF wants where it does not allow nothing. */
export function emptyParagraph(): AdfNode {
  return { type: 'paragraph', content: [] };
}

/**
 * Puts nodes into a parent, and leaves those it may not hold beside it: the parent is split around them, so that a table
 * inside a list item stays a table. An empty parent gets an empty paragraph, as ADF wants it.
 */
export function wrap(
  nodes: readonly AdfNode[],
  parent: Place['parent'],
  make: (content: AdfNode[]) => AdfNode,
): AdfNode[] {
  if (nodes.length === 0) return [make([emptyParagraph()])];
  return group(nodes, (node) => fits(node.type, parent), make);
}

/** Joins every run of nodes that belong inside into one parent; the others stay between. */
export function group(
  nodes: readonly AdfNode[],
  inside: (node: AdfNode) => boolean,
  make: (content: AdfNode[]) => AdfNode,
): AdfNode[] {
  const result: AdfNode[] = [];
  let run: AdfNode[] = [];
  const flush = () => {
    if (run.length > 0) result.push(make(run));
    run = [];
  };
  for (const node of nodes) {
    if (inside(node)) run.push(node);
    else {
      flush();
      result.push(node);
    }
  }
  flush();
  return result;
}
