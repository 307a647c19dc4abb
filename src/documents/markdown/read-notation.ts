import type { MentionRef } from '../collect-mentions.ts';
import { DocumentError } from '../document-error.ts';
import type { Limits } from '../limits.ts';
import type { Block, Inline, Mention, Node } from '../tree.ts';
import { isAccountId, type Notation } from './notation.ts';

/** What the Markdown alone does not say: the nodes behind tokens, the users behind names, and what is too much. */
export interface Lookups {
  /** The node that a token of this id stands for. */
  opaque?: (id: string) => Node | undefined;
  /** The user of this display name. */
  mention?: (name: string) => MentionRef | undefined;
  limits?: Limits | undefined;
}

/** The node that a notation says. Throws DocumentError for a token with an unknown id. */
export function readNotation(notation: Notation, lookups: Lookups): Inline | Block {
  const { name, label, argument } = notation;
  switch (name) {
    case 'status':
      return { type: 'status', attrs: { text: label, color: argument ?? 'neutral' } };
    case 'date':
      return { type: 'date', attrs: { timestamp: timestamp(label) } };
    case 'emoji':
      return { type: 'emoji', attrs: { shortName: `:${label}:` } };
    case 'card':
      if (argument === 'block') return { type: 'blockCard', attrs: { url: label } };
      return argument === 'embed'
        ? { type: 'embedCard', attrs: { url: label, layout: 'center' } }
        : { type: 'inlineCard', attrs: { url: label } };
    case 'mention':
      return mention(label, argument, lookups);
    default:
      return opaqueNode(argument?.replace(/^#/, ''), lookups, label);
  }
}

function timestamp(label: string): string {
  const time = /^\d{4}-\d\d-\d\d/.test(label) ? Date.parse(label) : Number.NaN;
  return Number.isNaN(time) ? label : String(time);
}

const reference = /^(accountid|userkey|username):(.+)$/s;

function mention(label: string, argument: string | undefined, lookups: Lookups): Mention {
  const said = argument ?? (isAccountId(label) ? `accountid:${label}` : label);
  const [, kind, id] = reference.exec(said) ?? [];
  const nameless = argument === undefined && id !== undefined;
  const ref = id === undefined ? lookups.mention?.(label) : { kind, id };
  const other = ref?.kind === 'userkey' || ref?.kind === 'username' ? { kind: ref.kind } : {};
  const attrs = { ...(ref ? { id: ref.id } : {}), ...(nameless ? {} : { text: `@${label}` }) };
  return { type: 'mention', ...other, attrs } as Mention;
}

/** The node behind a token. Throws DocumentError when the id is missing or unknown. */
export function opaqueNode(id: string | undefined, lookups: Lookups, label: string): Inline | Block {
  const node = id === undefined ? undefined : lookups.opaque?.(id);
  if (node === undefined || !isPlaceable(node)) {
    throw new DocumentError(
      `The token "${label}" {#${id ?? ''}} is not part of the current document: read it again and keep its tokens as they are.`,
    );
  }
  return node;
}

function isPlaceable(
  node: Node,
): node is Extract<Node, { type: 'opaqueBlock' | 'opaqueInline' | 'container' }> {
  return node.type === 'opaqueBlock' || node.type === 'opaqueInline' || node.type === 'container';
}
