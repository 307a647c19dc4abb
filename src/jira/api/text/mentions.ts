import {
  collectMentionNames,
  eachMention,
  type MentionRef,
  mentionName,
  mentionRef,
} from '../../../documents/collect-mentions.ts';
import type { Document } from '../../../documents/tree.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import type { Dialect } from '../dialect.ts';
import type { Users } from '../users.ts';

const MAX_NEW_MENTIONS = 20;

/** Finds the people whom a text mentions by name only, and gives them back by name. @throws InvalidArgument for a name that nobody or several have. */
export async function resolveMentions(
  document: Document,
  dialect: Dialect,
  users: Users,
): Promise<ReadonlyMap<string, MentionRef | undefined>> {
  const names = collectMentionNames(document);
  if (names.length > MAX_NEW_MENTIONS)
    throw new InvalidArgument(
      `The text mentions ${names.length} new people; at most ${MAX_NEW_MENTIONS} at once.`,
    );
  const found = await Promise.all(
    names.map(async (name) => [name, dialect.mentionRef(await users.find(name))] as const),
  );
  const refs = new Map(found);
  eachMention(document, (mention) => {
    const ref = mentionRef(mention) ? undefined : refs.get(mentionName(mention) ?? '');
    if (ref) Object.assign(mention, { kind: ref.kind, attrs: { ...mention.attrs, id: ref.id } });
  });
  return refs;
}
