import { shownOf } from '../../toolkit/shown-as.ts';
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
 * where the others differ in the key alone. What an option or a person says twice is said once, and moments are written shortest.
 * Where a value is `shownAs` another one, it is that one.
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
  const shorten = (property: string, whole: unknown): unknown => {
    if (typeof whole === 'string') return shortMoment(whole);
    const inner = shownOf(whole);
    if (Array.isArray(inner)) return shortenList(inner);
    if (!isFields(inner)) return inner;
    const named = nameOf(property, inner);
    if (!named || named.isAmbiguous) return shortenEach(inner);
    if (named.isSaid) return named.short;
    named.isSaid = true;
    return withoutRepetition(inner);
  };

  const shortenList = (items: unknown[]): unknown[] => {
    const [first] = items;
    const base = addressBase(first);
    return items.map((item) => {
      const short = shorten('', item);
      if (base === undefined || item === first || !isFields(short)) return short;
      return short.browse_url === `${base}${short.key}` ? withoutAddress(short) : short;
    });
  };

  // Most objects of a long answer stay as they are, and so are not copied.
  const shortenEach = (object: Fields): Fields => {
    let copy: Fields | undefined;
    for (const key in object) {
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
    const known = byProperty.get(property);
    if (known) return known;
    const names = new Map<string, Named>();
    byProperty.set(property, names);
    return names;
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
  if (!label) return undefined;
  for (const key in object) if (!isScalar(object[key])) return undefined;
  return label;
}

function withoutRepetition(object: Fields): Fields {
  const entries = Object.entries(object);
  const told = entries.filter(([key]) => !isRepetition(key, object));
  return told.length < entries.length ? Object.fromEntries(told) : object;
}

function isRepetition(key: string, { name, display_name: person, category }: Fields): boolean {
  switch (key) {
    // Jira Cloud has no logins: what takes their place there is the display name again.
    case 'name':
      return name === person;
    // Data Center takes the login wherever it takes the key.
    case 'key':
      return person !== undefined && name !== undefined && name !== person;
    case 'category':
      return category === name;
    // Boards have one colour for each category.
    case 'color':
      return category !== undefined;
    default:
      return false;
  }
}

/** What stands before the key in the address of the first row. */
function addressBase(first: unknown): string | undefined {
  if (!isFields(first) || typeof first.browse_url !== 'string' || typeof first.key !== 'string')
    return undefined;
  return first.browse_url.slice(0, -first.key.length);
}

function withoutAddress(row: Fields): Fields {
  const rest: Fields = {};
  for (const key in row) if (key !== 'browse_url') rest[key] = row[key];
  return rest;
}
