import type { MentionRef } from '../../../documents/collect-mentions.ts';
import { eachMention, mentionName, mentionRef, namedMentions } from '../../../documents/collect-mentions.ts';
import type { Document } from '../../../documents/tree.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import type { Dialect, Person } from '../dialect.ts';
import { inParallel } from '../in-parallel.ts';

interface Surroundings {
  /** The body that is replaced: a name that it mentions means the same person. */
  before: Document | undefined;
  people: Pick<Dialect, 'findPeople'>;
}

/**
 * Gives every mention its id: from the body before, else from a search for exactly this name.
 * @throws InvalidArgument for names that nobody or more than one person has, with those who come close.
 */
export async function resolveMentions(document: Document, surroundings: Surroundings): Promise<void> {
  const refs = await refsOfNames(document, surroundings);
  eachMention(document, (mention) => {
    const ref = mentionRef(mention) ?? refs.get(mentionName(mention) ?? '');
    if (!ref) throw new InvalidArgument('A mention has neither a name nor an id.');
    mention.kind = ref.kind;
    mention.attrs.id = ref.id;
  });
}

/** Who is meant by the names in a document that stand without an id. @throws InvalidArgument as `resolveMentions` does. */
export async function refsOfNames(
  document: Document,
  { before, people }: Surroundings,
): Promise<ReadonlyMap<string, MentionRef>> {
  const known = before ? namedMentions(before) : new Map<string, MentionRef>();
  const wanted = new Set<string>();
  eachMention(document, (mention) => {
    const name = mentionName(mention);
    if (!mentionRef(mention) && name && !known.has(name)) wanted.add(name);
  });
  const found = await inParallel([...wanted], async (name) => [name, await findOne(name, people)] as const);
  return new Map([...known, ...found]);
}

async function findOne(name: string, { findPeople }: Pick<Dialect, 'findPeople'>): Promise<MentionRef> {
  const candidates = await findPeople(name);
  const same = candidates.filter(
    (person) => person.name?.toLowerCase() === name.toLowerCase() || person.ref?.id === name,
  );
  const [only] = same;
  if (same.length === 1 && only?.ref) return only.ref;
  throw new InvalidArgument(
    `@[${name}] names ${same.length > 1 ? `${same.length} people` : 'nobody'} on this site. ${advice(same.length > 1 ? same : candidates)}`,
  );
}

function advice(candidates: readonly Person[]): string {
  const shown = candidates
    .slice(0, 10)
    .flatMap(({ name, ref }) => (ref ? [`@[${name ?? ref.id}](${ref.kind}:${ref.id})`] : []));
  return shown.length > 0
    ? `Say who is meant: ${shown.join(', ')}.`
    : 'Write the name as Confluence shows it, or as plain text.';
}
