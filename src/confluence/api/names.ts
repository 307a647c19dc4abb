import { type MentionRef, refKey } from '../../documents/collect-mentions.ts';
import type { Cache } from '../../http/cache.ts';
import { HttpError, TransportError } from '../../http/errors.ts';
import type { Dialect, Person } from './dialect.ts';

/** Display names of people, remembered; everybody asked for at once is looked up together. */
export interface Names {
  /**
   * By `kind:id`; who cannot be found is left out. `people` are those of an answer: whose name it tells is not looked up.
   */
  of(
    refs: Iterable<MentionRef>,
    people?: readonly (Person | undefined)[],
  ): Promise<ReadonlyMap<string, string>>;
}

/** Names through the deployment, kept in the cache. */
export function createNames({ loadNames }: Pick<Dialect, 'loadNames'>, cache: Cache): Names {
  return {
    async of(refs, people = []) {
      const refsOfPeople = people.flatMap((person) => person?.ref ?? []);
      const wanted = new Map([...refsOfPeople, ...refs].map((ref) => [refKey(ref), ref]));
      const told = toldNames(people);
      const missing: MentionRef[] = [];
      let lookup: Promise<ReadonlyMap<string, string>> | undefined;
      // The lookup starts after all keys were tried, so that it carries everyone who is not remembered.
      const batch = () => (lookup ??= Promise.resolve().then(() => load(loadNames, missing)));
      const names = new Map<string, string>();
      await Promise.all(
        [...wanted].map(async ([key, ref]) => {
          const known = cache.get(`name/${key}`, async () => {
            if (told.has(key)) return { name: told.get(key) };
            missing.push(ref);
            return { name: (await batch()).get(key) };
          });
          const { name } = await known.catch(withoutName);
          if (name !== undefined) names.set(key, name);
        }),
      );
      return names;
    },
  };
}

/** An account that may not look up people is not asked for them again. */
async function load(
  loadNames: Dialect['loadNames'],
  refs: readonly MentionRef[],
): Promise<ReadonlyMap<string, string>> {
  try {
    return await loadNames(refs);
  } catch (error) {
    if (error instanceof HttpError && [403, 404].includes(error.status)) return new Map();
    throw error;
  }
}

/** Names are an extra: when they cannot be looked up, a page is still read, and shows ids. */
function withoutName(error: unknown): { name?: string } {
  if (error instanceof HttpError || error instanceof TransportError) return {};
  throw error;
}

const toldNames = (people: readonly (Person | undefined)[]): Map<string, string> =>
  new Map(
    people.flatMap((person) =>
      person?.ref && person.name !== undefined ? [[refKey(person.ref), person.name] as const] : [],
    ),
  );

/** The display name; the id where nobody knows a name. */
export function displayName(
  person: Person | undefined,
  names: ReadonlyMap<string, string>,
): string | undefined {
  return person?.name ?? (person?.ref && (names.get(refKey(person.ref)) ?? person.ref.id));
}
