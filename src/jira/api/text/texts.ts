import { walk } from '../../../documents/children.ts';
import { type MentionRef, namedMentions } from '../../../documents/collect-mentions.ts';
import { collectOpaque, isOpaque } from '../../../documents/collect-opaque.ts';
import { DocumentError } from '../../../documents/document-error.ts';
import { readMarkdown } from '../../../documents/markdown/read.ts';
import { writeMarkdown } from '../../../documents/markdown/write.ts';
import type { Reference } from '../../../documents/reference.ts';
import type { Document } from '../../../documents/tree.ts';
import { readWiki } from '../../../documents/wiki/read.ts';
import { writeWiki } from '../../../documents/wiki/write.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import type { Connection } from '../connection.ts';
import type { Users } from '../users.ts';
import { createMentionResolver } from './mentions.ts';

/** A text on its way to Jira. */
export interface StoredText {
  /** As Jira stores it. */
  body: unknown;
  /** Elements of the text before that Markdown cannot express and this one no longer has. */
  removed: string[];
}

/** See `createTexts`. */
export type Texts = ReturnType<typeof createTexts>;

/** How texts are shown and taken. */
export interface TextOptions {
  /** Whether wiki markup is turned into Markdown and back; it is passed on as it is otherwise. */
  translate: boolean;
}

/** Rich text between Jira's form and Markdown. */
export function createTexts({ dialect, webUrl }: Connection, users: Users, { translate }: TextOptions) {
  const resolveMentions = createMentionResolver(dialect, users);
  const linkTo = (reference: Reference): string | undefined =>
    reference.kind === 'issue' && webUrl !== undefined ? `${webUrl}/browse/${reference.key}` : undefined;

  return {
    isRich: dialect.isRichText,

    /** Markdown of a stored text; undefined when there is none. `people` are display names by login. */
    toMarkdown(body: unknown, people: ReadonlyMap<string, string>): string | undefined {
      if (isNothing(body)) return undefined;
      if (!translate && typeof body === 'string') return body;
      try {
        const mention = ({ kind, id }: MentionRef) =>
          kind === 'username' ? (people.get(id) ?? users.nameOf(id)) : undefined;
        return writeMarkdown(dialect.parseText(body), { mention }).trim() || undefined;
      } catch (error) {
        // Too large or too deep to convert: the source says more than nothing.
        if (error instanceof DocumentError) return typeof body === 'string' ? body : JSON.stringify(body);
        throw error;
      }
    },

    /**
     * What Jira stores for a Markdown text. Tokens and mentions are looked up in the text that it replaces, when given.
     * @throws InvalidArgument for what cannot be written.
     */
    async fromMarkdown(markdown: string, before?: unknown): Promise<StoredText> {
      if (!translate && dialect.storesMarkup) return { body: markdown, removed: [] };
      try {
        const original = before === null || before === undefined ? undefined : dialect.parseText(before);
        const document = parse(markdown, original);
        const people = await resolveMentions(document);
        if (original && typeof before === 'object' && dialect.mergeText)
          return dialect.mergeText(before, markdown, { links: linkTo, userOf: (name) => people.get(name) });
        const body = dialect.printText(document, linkTo);
        return { body, removed: original ? removedFrom(original, document) : [] };
      } catch (error) {
        throw explained(error);
      }
    },

    /** Wiki markup, which the service desk takes on both deployments. @throws InvalidArgument */
    async toWiki(markdown: string): Promise<string> {
      if (!translate) return markdown;
      try {
        const document = parse(markdown);
        await resolveMentions(document);
        return writeWiki(document);
      } catch (error) {
        throw explained(error);
      }
    },

    fromWiki: (wiki: string): string => (translate ? writeMarkdown(readWiki(wiki)).trim() : wiki),
  };
}

const isNothing = (body: unknown): boolean => body === null || body === undefined || body === '';

/** Tokens and names stand for what the original has behind them. */
function parse(markdown: string, original?: Document): Document {
  if (!original) return readMarkdown(markdown);
  const opaque = collectOpaque(original);
  const people = namedMentions(original);
  return readMarkdown(markdown, { opaque: (id) => opaque.get(id), mention: (name) => people.get(name) });
}

const explained = (error: unknown): unknown =>
  error instanceof DocumentError ? new InvalidArgument(error.message, { cause: error }) : error;

/** What a text had that Markdown shows as a token or picture, and that another one does not have, by name. */
function removedFrom(original: Document, document: Document): string[] {
  const kept = new Set(elements(document).map(({ identity }) => identity));
  return elements(original)
    .filter(({ identity }) => !kept.has(identity))
    .map(({ label }) => label);
}

function elements(document: Document): { identity: string; label: string }[] {
  const found: { identity: string; label: string }[] = [];
  walk(document, (node) => {
    if (isOpaque(node)) {
      const label = [node.name, node.title && JSON.stringify(node.title)].filter(Boolean).join(' ');
      found.push({ identity: node.type === 'container' ? node.open : node.source, label });
    } else if (node.type === 'media' || node.type === 'mediaInline') {
      const { id, url, alt } = node.attrs;
      found.push({ identity: id ?? url ?? '', label: `image ${JSON.stringify(alt ?? url ?? id ?? '')}` });
    }
  });
  return found;
}
