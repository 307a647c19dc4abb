import type { Document, Node } from './tree.ts';

const none: readonly Node[] = [];

/** The nodes directly below, in document order. */
export function children(node: Document | Node): readonly Node[] {
  return 'content' in node ? node.content : none;
}

/** Calls `visit` for every node below, parents before their children, in document order. */
export function walk(node: Document | Node, visit: (node: Node) => void): void {
  for (const child of children(node)) {
    visit(child);
    // About half of the nodes, and below them is nothing.
    if (child.type !== 'text') walk(child, visit);
  }
}
