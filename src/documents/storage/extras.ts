import type { Node, SourceFormat, XmlExtras } from '../tree.ts';
import type { XmlElement } from './xml.ts';

/** The attributes that the tree does not say itself, absent when there are none. */
export function otherAttributes(node: XmlElement, said = none): { xml?: XmlExtras } {
  const attributes = without(node.attributes, said);
  return attributes ? { xml: { attributes } } : {};
}

type Plain = Exclude<Node, { format: SourceFormat }>;

/** Puts those attributes on the node that is made of the element, and returns the node. */
export function withExtras<N extends Plain>(made: N, node: XmlElement, said?: readonly string[]): N {
  const attributes = without(node.attributes, said ?? none);
  if (attributes) made.xml = { attributes };
  return made;
}

const none: readonly string[] = [];

/** The record without those keys, absent when nothing is left. */
export function without(
  record: Record<string, string>,
  keys: readonly string[],
): Record<string, string> | undefined {
  // Nearly always nothing is left, and this is asked for every element.
  for (const key in record) if (!keys.includes(key)) return kept(record, keys);
  return undefined;
}

function kept(record: Record<string, string>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
