import { walk } from './children.ts';
import type { Document, Mention, UserKind } from './tree.ts';

/** A user as a document refers to it. */
export interface MentionRef {
  kind: UserKind;
  id: string;
}

/** The users mentioned without a display name, each once, so that a caller can look the names up. */
export function collectMentions(document: Document): MentionRef[] {
  const found = new Map<string, MentionRef>();
  eachMention(document, (mention) => {
    const ref = mentionRef(mention);
    if (ref && !mentionName(mention)) found.set(refKey(ref), ref);
  });
  return [...found.values()];
}

/** The names mentioned without an id (new `@[Name]` in Markdown), each once, so that a caller can look the users up. */
export function collectMentionNames(document: Document): string[] {
  const names = new Set<string>();
  eachMention(document, (mention) => {
    if (!mentionRef(mention)) names.add(mentionName(mention) ?? '');
  });
  return [...names];
}

/** The users of a document by display name; names that two users share are left out. */
export function namedMentions(document: Document): Map<string, MentionRef> {
  const byName = usersByName(document, () => undefined);
  return new Map([...byName].flatMap(([name, ref]) => (ref ? [[name, ref] as const] : [])));
}

/** The same with names for those whom the document does not name; undefined for a name that two users share. */
export function usersByName(
  document: Document,
  nameOf: (ref: MentionRef) => string | undefined,
): Map<string, MentionRef | undefined> {
  const byName = new Map<string, MentionRef | undefined>();
  eachMention(document, (mention) => {
    const ref = mentionRef(mention);
    const name = mentionName(mention) ?? (ref && nameOf(ref));
    if (ref && name) addName(byName, name, ref);
  });
  return byName;
}

// A name that already belongs to somebody else is ambiguous.
function addName(byName: Map<string, MentionRef | undefined>, name: string, ref: MentionRef): void {
  const known = byName.get(name);
  const free = !byName.has(name) || (known !== undefined && refKey(known) === refKey(ref));
  byName.set(name, free ? ref : undefined);
}

/** The display name without the @ that ADF puts before it. */
export function mentionName(mention: Mention): string | undefined {
  const text = mention.attrs.text;
  return text?.startsWith('@') ? text.slice(1) || undefined : text || undefined;
}

/** Who is mentioned; absent when only the name is known. */
export function mentionRef(mention: Mention): MentionRef | undefined {
  const { id } = mention.attrs;
  return id === undefined ? undefined : { kind: mention.kind ?? 'accountid', id };
}

/** The reference as one word, as Markdown shows it: `accountid:5b10…`. */
export function refKey(ref: MentionRef): string {
  return `${ref.kind}:${ref.id}`;
}

/** Calls `visit` for every mention in document order. */
export function eachMention(document: Document, visit: (mention: Mention) => void): void {
  walk(document, (node) => {
    if (node.type === 'mention') visit(node);
  });
}
