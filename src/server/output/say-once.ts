import { shownOf } from '../../toolkit/shown-as.ts';
import { type Fields, isFields, isScalar } from './records.ts';
import { shortMoment } from './short-moment.ts';

/**
 * Shortens an answer's repetitions: a person, status or other named option is complete where it stands first, and its
 * name alone afterwards, unless two that differ share the name; the address of an issue stays in the first of a list
 * where the others differ in the key alone. What an option or a person says twice is said once, and moments are written shortest.
 * Where a value is `shownAs` another one, it is that one.
 */
export function sayOnce(value: unknown): unknown {
  const ambiguous = namesOfSeveral(value);
  const said = new Set<string>();

  const shorten = (property: string, whole: unknown): unknown => {
    if (typeof whole === 'string') return shortMoment(whole);
    const inner = shownOf(whole);
    if (Array.isArray(inner)) return withoutAddresses(inner).map((item) => shorten('', item));
    if (!isFields(inner)) return inner;
    const name = identify(property, inner);
    if (!name || ambiguous.has(name.id)) return shortenEach(inner);
    if (said.has(name.id)) return { [name.label]: inner[name.label] };
    said.add(name.id);
    return withoutRepetition(inner);
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

/** The names under which an answer has things that differ. */
function namesOfSeveral(value: unknown): ReadonlySet<string> {
  const first = new Map<string, Fields>();
  const ambiguous = new Set<string>();
  const note = (id: string, object: Fields): void => {
    const known = first.get(id);
    if (!known) first.set(id, object);
    else if (!isSame(known, object)) ambiguous.add(id);
  };
  const visit = (property: string, whole: unknown): void => {
    const inner = shownOf(whole);
    if (Array.isArray(inner)) for (const item of inner) visit('', item);
    else if (isFields(inner)) {
      const name = identify(property, inner);
      if (name) note(name.id, inner);
      else for (const key of Object.keys(inner)) visit(key, inner[key]);
    }
  };
  visit('', value);
  return ambiguous;
}

const isSame = (one: Fields, other: Fields): boolean => {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
};

/** Which named thing an object is; people are the same wherever they stand, options only under the same property. */
function identify(property: string, object: Fields): { label: string; id: string } | undefined {
  if (property === '') return undefined;
  const { display_name: person, name: option } = object;
  const [label, id] =
    typeof person === 'string'
      ? ['display_name', `person ${person}`]
      : ['name', typeof option === 'string' && `${property}: ${option}`];
  if (id === false || !Object.values(object).every(isScalar)) return undefined;
  return { label, id };
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

/** The items of a list without the addresses that follow from the first. */
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
