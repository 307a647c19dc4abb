import { walk } from './children.ts';
import type { Document, Node } from './tree.ts';

/** The nodes that Markdown shows as a token with an id. */
export type OpaqueNode = Extract<Node, { type: 'opaqueBlock' | 'opaqueInline' | 'container' }>;

/**
 * The ids of all opaque nodes: a running number plus four digits of a hash of the source, so that a token from an older
 * version of the page is recognised as stale instead of restoring something else.
 */
export function opaqueIds(document: Document): Map<OpaqueNode, string> {
  const ids = new Map<OpaqueNode, string>();
  walk(document, (node) => {
    if (isOpaque(node) && !ids.has(node)) ids.set(node, `m${ids.size + 1}-${fingerprint(sourceOf(node))}`);
  });
  return ids;
}

/** Every opaque node by the id that writeMarkdown shows for it. */
export function collectOpaque(document: Document): Map<string, Node> {
  return new Map([...opaqueIds(document)].map(([node, id]) => [id, node]));
}

/** Whether Markdown shows this node as a token with an id. */
export function isOpaque(node: Node): node is OpaqueNode {
  return node.type === 'opaqueBlock' || node.type === 'opaqueInline' || node.type === 'container';
}

function sourceOf(node: OpaqueNode): string {
  return node.type === 'container' ? `${node.open}\n${node.close}` : node.source;
}

// FNV-1a: short and the same everywhere; it guards against mix-ups, not against an attacker.
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 16)) & 0xffff).toString(16).padStart(4, '0');
}
