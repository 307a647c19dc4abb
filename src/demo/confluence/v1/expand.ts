import type { Call } from '../../call.ts';

/** What an `expand` parameter asks for, as a tree: `body.storage,version` is `{body: {storage: {}}, version: {}}`. */
export interface Expand {
  has(name: string): boolean;
  /** What is asked for below a name; asks for nothing when the name itself is not there. */
  below(name: string): Expand;
  names(): string[];
}

/** Reads dotted names separated by commas, or a list of such. */
export function readExpand(text: string): Expand {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const heads = new Set(names.map((name) => name.split('.')[0] ?? ''));
  return {
    has: (name) => heads.has(name),
    below: (name) =>
      readExpand(
        names
          .filter((candidate) => candidate.startsWith(`${name}.`))
          .map((candidate) => candidate.slice(name.length + 1))
          .join(','),
      ),
    names: () => [...heads],
  };
}

/** The call's own `expand`, or the resource's usual one when it names none. */
export const expandOf = (call: Call, usual = ''): Expand =>
  readExpand(call.query.has('expand') ? call.query.getAll('expand').join(',') : usual);

/** `_expandable` of an object: every part that was not asked for, with its address where it has one. */
export const expandable = (expand: Expand, parts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(parts).filter(([name]) => !expand.has(name)));
