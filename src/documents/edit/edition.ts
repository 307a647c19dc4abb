import { walk } from '../children.ts';
import { type MentionRef, usersByName } from '../collect-mentions.ts';
import { isOpaque, type OpaqueNode, opaqueIds } from '../collect-opaque.ts';
import type { Limits } from '../limits.ts';
import type { Context } from '../markdown/context.ts';
import { readMarkdown } from '../markdown/read.ts';
import { writeMarkdown } from '../markdown/write.ts';
import type { Document, Node } from '../tree.ts';

/** What only the site knows about users when Markdown is merged into a document, and what is too much for either. */
export interface EditLookups {
  /** The display name that the caller was shown for a user whom the document mentions without one. */
  nameOf?: (ref: MentionRef) => string | undefined;
  /** The user of a name that the document does not mention yet. */
  userOf?: (name: string) => MentionRef | undefined;
  limits?: Limits | undefined;
}

/** A stored document, what the caller made of it, and what writing parts of either as Markdown needs. */
export interface Edition {
  original: Document;
  edited: Document;
  context: Context;
  /** The original nodes behind the tokens. */
  opaque: Map<string, OpaqueNode>;
}

// Copies that the Markdown reader makes keep it, and no writer writes it: which token a node came from.
const token = Symbol('token');

/** Reads the caller's Markdown with the tokens and names of the original. Throws DocumentError for stale tokens. */
export function createEdition(original: Document, markdown: string, users: EditLookups = {}): Edition {
  const ids = opaqueIds(original);
  const opaque = new Map([...ids].map(([node, id]) => [id, node]));
  const nameOf: Context['nameOf'] = (ref) => users.nameOf?.(ref);
  const names = usersByName(original, nameOf);
  const edited = readMarkdown(markdown, {
    opaque: (id) => withToken(opaque.get(id), id),
    mention: (name) => names.get(name) ?? users.userOf?.(name),
    limits: users.limits,
  });
  walk(edited, (node) => {
    if (isOpaque(node) && token in node && typeof node[token] === 'string') ids.set(node, node[token]);
  });
  const context: Context = {
    ids: () => ids,
    nameOf,
    userOf: (name) => names.get(name),
  };
  return { original, edited, context, opaque };
}

/** The id of an opaque node of the original, of the edited document, or of a copy of either. */
export function tokenOf(node: OpaqueNode, edition: Edition): string | undefined {
  const id = edition.context.ids().get(node);
  return id ?? (token in node && typeof node[token] === 'string' ? node[token] : undefined);
}

function withToken(node: OpaqueNode | undefined, id: string): Node | undefined {
  return node && Object.assign({ ...node }, { [token]: id });
}

/** The Markdown that the caller of this document was shown. */
export function shownMarkdown(document: Document, users: EditLookups = {}): string {
  return writeMarkdown(document, users.nameOf ? { mention: users.nameOf } : {});
}
