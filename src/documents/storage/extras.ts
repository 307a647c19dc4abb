import type { XmlExtras } from '../tree.ts';
import type { XmlElement } from './xml.ts';

/** The attributes that the tree does not say itself, absent when there are none. */
export function otherAttributes(node: XmlElement, said: readonly string[] = []): { xml?: XmlExtras } {
  const attributes = without(node.attributes, said);
  return attributes ? { xml: { attributes } } : {};
}

/** The record without those keys, absent when nothing is left. */
export function without(
  record: Record<string, string>,
  keys: readonly string[],
): Record<string, string> | undefined {
  if (Object.keys(record).every((key) => keys.includes(key))) return undefined;
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
