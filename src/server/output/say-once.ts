import { leftOutOf } from '../../toolkit/brief-rows.ts';
import { type Fields, isFields, isScalar } from './records.ts';
import { shortMoment } from './short-moment.ts';

/** A person, status or other option that an answer names. */
interface Named {
  first: Fields;
  /** What stands for it once it was said. */
  short: Fields;
  /** Something else has the same name. */
  isAmbiguous: boolean;
  isSaid: boolean;
}

/**
 * Shortens an answer's repetitions: a person, status or other named option is complete where it stands first, and its
 * name alone afterwards, unless two that differ share the name; the address of an issue stays in the first of a list
 * where the others differ in the key alone. A name that a person has twice is said once, and moments are written shortest.
 * Rows are without the keys that `withoutInText` names.
 */
export function sayOnce(value: unknown): unknown {
  const { nameOf, all } = createRegister();
  const short = shortenAll(value, nameOf);
  if (!all.some((named) => named.isAmbiguous)) return short;
  // That a name is shared was found out after it had been said.
  for (const named of all) named.isSaid = false;
  return shortenAll(value, nameOf);
}

function shortenAll(value: unknown, nameOf: Register['nameOf']): unknown {
  const shorten = (property: string, inner: unknown): unknown => {
    if (typeof inner === 'string') return shortMoment(inner);
    if (Array.isArray(inner)) return shortenList(inner);
    if (!isFields(inner)) return inner;
    const named = nameOf(property, inner);
    if (!named || named.isAmbiguous) return shortenEach(inner);
    if (named.isSaid) return named.short;
    named.isSaid = true;
    return withoutSecondName(inner);
  };

  const shortenList = (items: unknown[]): unknown[] => {
    const unasked = leftOutOf(items);
    const [first] = items;
    const base = addressBase(first);
    if (unasked.length === 0 && base === undefined) return items.map((item) => shorten('', item));
    return items.map((item) => {
      if (!isFields(item)) return shorten('', item);
      const address = base === undefined || item === first ? undefined : `${base}${item.key}`;
      return shortenRow(item, unasked, address);
    });
  };

  // Without what nobody asked for, and without the address where it follows from the first row's.
  const shortenRow = (row: Fields, unasked: readonly string[], address: string | undefined): Fields => {
    const brief: Fields = {};
    for (const key of Object.keys(row))
      if (!unasked.includes(key) && !(key === 'browse_url' && row[key] === address))
        brief[key] = shorten(key, row[key]);
    return brief;
  };

  // Most objects of a long answer stay as they are, and so are not copied.
  const shortenEach = (object: Fields): Fields => {
    let copy: Fields | undefined;
    for (const key of Object.keys(object)) {
      const short = shorten(key, object[key]);
      if (short !== object[key]) {
        copy ??= { ...object };
        copy[key] = short;
      }
    }
    return copy ?? object;
  };

  return shorten('', value);
}

interface Register {
  /** What an object below the property names; undefined for any other object. */
  nameOf(property: string, object: Fields): Named | undefined;
  all: readonly Named[];
}

/** What an answer names; people are the same wherever they stand, options only under the same property. */
function createRegister(): Register {
  const byProperty = new Map<string, Map<string, Named>>();
  const all: Named[] = [];
  const under = (property: string): Map<string, Named> => {
    const known = byProperty.get(property) ?? new Map<string, Named>();
    byProperty.set(property, known);
    return known;
  };
  return {
    all,
    nameOf(property, object) {
      const label = property === '' ? undefined : labelOf(object);
      if (!label) return undefined;
      const names = under(label === 'display_name' ? '' : property);
      const name = object[label] as string;
      const known = names.get(name);
      if (known) {
        known.isAmbiguous ||= !isSame(known.first, object);
        return known;
      }
      const named = { first: object, short: { [label]: name }, isAmbiguous: false, isSaid: false };
      all.push(named);
      names.set(name, named);
      return named;
    },
  };
}

const isSame = (one: Fields, other: Fields): boolean => {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
};

/** Where the name of a person or an option stands; undefined for what says more than texts and numbers. */
function labelOf(object: Fields): 'display_name' | 'name' | undefined {
  const label =
    typeof object.display_name === 'string'
      ? 'display_name'
      : typeof object.name === 'string'
        ? 'name'
        : undefined;
  return label && Object.values(object).every(isScalar) ? label : undefined;
}

/** Jira Cloud has no logins: what takes their place there is the display name again. */
function withoutSecondName(object: Fields): Fields {
  if (object.name !== object.display_name) return object;
  const { name: _, ...rest } = object;
  return rest;
}

/** What stands before the key in the address of the first row. */
function addressBase(first: unknown): string | undefined {
  if (!isFields(first) || typeof first.browse_url !== 'string' || typeof first.key !== 'string')
    return undefined;
  return first.browse_url.slice(0, -first.key.length);
}
