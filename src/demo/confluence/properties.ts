import type { Call } from '../call.ts';
import { requireWriter } from './access.ts';
import type { Content, Property } from './model.ts';
import { refuse } from './refuse.ts';
import type { Store } from './store.ts';

interface Wanted {
  key: string;
  value: unknown;
  /** What the caller says the new version is; 1 for a new property. */
  number: number;
  message?: string | undefined;
}

/** Creates or replaces a content property; throws the product's 409 when the version is not the next one. */
export function writeProperty(store: Store, call: Call, content: Content, wanted: Wanted): Property {
  requireWriter(call, `Not permitted to update property on content with id: ${content.id}`);
  const existing = content.properties.find((property) => property.key === wanted.key);
  const next = (existing?.version.number ?? 0) + 1;
  if (wanted.number !== next)
    throw refuse(
      call,
      409,
      `Version must be incremented when updating a property. Current version is: ${next - 1}`,
    );
  const property: Property = {
    id: existing?.id ?? store.nextId(),
    key: wanted.key,
    value: wanted.value,
    version: { number: next, at: store.now(), by: call.user, message: wanted.message ?? '' },
  };
  content.properties = existing
    ? content.properties.map((old) => (old === existing ? property : old))
    : [...content.properties, property];
  return property;
}

/** Creates a property under a key that is free; throws the product's 409 when it is not, 400 without a key. */
export function addProperty(
  store: Store,
  call: Call,
  content: Content,
  { key, value }: { key: string | undefined; value: unknown },
): Property {
  if (!key) throw refuse(call, 400, 'Property key must be specified');
  if (content.properties.some((property) => property.key === key))
    throw refuse(call, 409, `There is already a property with the key ${key} on content ${content.id}`);
  return writeProperty(store, call, content, { key, value, number: 1 });
}

/** Removes a content property. */
export function removeProperty(call: Call, content: Content, property: Property): void {
  requireWriter(call, `Not permitted to update property on content with id: ${content.id}`);
  content.properties = content.properties.filter((other) => other !== property);
}
