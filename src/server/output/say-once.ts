import { type Fields, isFields, isScalar } from './records.ts';
import { shortMoment } from './short-moment.ts';

/**
 * Shortens an answer's repetitions: a person, status or other named option is complete where it stands first, and its
 * name alone afterwards, unless two that differ share the name; the address of an issue stays in the first of a list
 * where the others differ in the key alone. Moments are written shortest.
 */
export function sayOnce(value: unknown): unknown {
  const known = new Map<string, Set<string>>();
  const said = new Set<string>();

  const note = (property: string, inner: unknown): void => {
    if (Array.isArray(inner)) for (const item of inner) note('', item);
    if (!isFields(inner)) return;
    const name = property && identify(property, inner);
    if (name)
      known
        .set(name.id, known.get(name.id) ?? new Set())
        .get(name.id)
        ?.add(JSON.stringify(inner));
    for (const [key, child] of Object.entries(inner)) note(key, child);
  };

  const shorten = (property: string, inner: unknown): unknown => {
    if (Array.isArray(inner)) return withoutAddresses(inner).map((item) => shorten('', item));
    if (typeof inner === 'string') return shortMoment(inner);
    if (!isFields(inner)) return inner;
    const name = property && identify(property, inner);
    if (!name || known.get(name.id)?.size !== 1)
      return Object.fromEntries(Object.entries(inner).map(([key, child]) => [key, shorten(key, child)]));
    if (said.has(name.id)) return { [name.label]: inner[name.label] };
    said.add(name.id);
    return inner;
  };

  note('', value);
  return shorten('', value);
}

/** Which named thing an object is; people are the same wherever they stand, options only under the same property. */
function identify(property: string, object: Fields): { label: string; id: string } | undefined {
  if (!Object.values(object).every(isScalar)) return undefined;
  const label = ['display_name', 'name'].find((key) => typeof object[key] === 'string');
  if (label === undefined) return undefined;
  return { label, id: JSON.stringify([label === 'name' && property, object[label]]) };
}

function withoutAddresses(items: unknown[]): unknown[] {
  const [first] = items;
  if (!isFields(first) || typeof first.browse_url !== 'string' || typeof first.key !== 'string') return items;
  const base = first.browse_url.slice(0, -first.key.length);
  return items.map((item) => {
    if (item === first || !isFields(item) || item.browse_url !== `${base}${item.key}`) return item;
    const { browse_url: _, ...rest } = item;
    return rest;
  });
}
