import { walk } from '../../../documents/children.ts';
import { isOpaque } from '../../../documents/collect-opaque.ts';
import type { Document, Node } from '../../../documents/tree.ts';

/**
 * What Markdown cannot say, or says only by a token, and is in the first document more often than in the second: macros,
 * layouts, images and the anchors of inline comments.
 */
export function removedElements(before: Document, after: Document): string[] {
  return without(elementsOf(before), elementsOf(after));
}

/** The entries that both lists have, each as often as both have it. */
export const inBoth = (one: readonly string[], other: readonly string[]): string[] =>
  without(one, without(one, other));

/** Those that both documents have, each told once, with how many there are. */
export function keptElements(before: Document, after: Document): string[] {
  const counts = new Map<string, number>();
  for (const element of inBoth(elementsOf(before), elementsOf(after)))
    counts.set(element, (counts.get(element) ?? 0) + 1);
  return [...counts].map(([element, count]) => (count === 1 ? element : `${element} (${count})`));
}

function without(list: readonly string[], taken: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const entry of taken) left.set(entry, (left.get(entry) ?? 0) + 1);
  return list.filter((entry) => {
    const count = left.get(entry) ?? 0;
    if (count > 0) left.set(entry, count - 1);
    return count === 0;
  });
}

function elementsOf(document: Document): string[] {
  const elements: string[] = [];
  const anchors = new Map<string, string>();
  walk(document, (node) => {
    const element = elementOf(node);
    if (element !== undefined) elements.push(element);
    if (node.type !== 'text') return;
    for (const mark of node.marks ?? [])
      if (mark.type === 'annotation')
        anchors.set(mark.attrs.id, (anchors.get(mark.attrs.id) ?? '') + node.text);
  });
  for (const text of anchors.values())
    elements.push(`inline comment anchor on ${JSON.stringify(text.slice(0, 60))}`);
  return elements;
}

function elementOf(node: Node): string | undefined {
  if (isOpaque(node))
    return node.title === undefined ? node.name : `${node.name} ${JSON.stringify(node.title)}`;
  if (node.type !== 'media' && node.type !== 'mediaInline') return undefined;
  const { url, id, alt } = node.attrs;
  return `image ${JSON.stringify(url ?? id ?? alt ?? '')}`;
}
