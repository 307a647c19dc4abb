import { checkAdf } from '../../../documents/adf/check.ts';
import { type MentionRef, namedMentions } from '../../../documents/collect-mentions.ts';
import { collectOpaque } from '../../../documents/collect-opaque.ts';
import { DocumentError, DocumentTooLarge } from '../../../documents/document-error.ts';
import type { Limits } from '../../../documents/limits.ts';
import { readMarkdown } from '../../../documents/markdown/read.ts';
import { writeMarkdown } from '../../../documents/markdown/write.ts';
import type { Reference } from '../../../documents/reference.ts';
import type { Document } from '../../../documents/tree.ts';
import { readWiki } from '../../../documents/wiki/read.ts';
import { writeWiki } from '../../../documents/wiki/write.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import type { Connection } from '../connection.ts';
import type { Users } from '../users.ts';
import { resolveMentions } from './mentions.ts';

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
export function createTexts(
  { dialect, webUrl, limits }: Connection,
  parts: { readonly users: Users },
  { translate }: TextOptions,
) {
  const linkTo = (reference: Reference): string | undefined =>
    reference.kind === 'issue' && webUrl !== undefined ? `${webUrl}/browse/${reference.key}` : undefined;
  const nameOf = ({ kind, id }: MentionRef): string | undefined =>
    kind === 'username' ? parts.users.nameOf(id) : undefined;

  return {
    isRich: dialect.isRichText,

    /** A document that a caller gives. @throws InvalidArgument where it is no valid ADF. */
    asGiven: (adf: unknown): unknown => validAdf(adf, limits),

    /** Markdown of a stored text; undefined when there is none. `known` has display names by login. */
    toMarkdown(body: unknown, known?: (login: string) => string | undefined): string | undefined {
      if (isNothing(body)) return undefined;
      if (!translate && typeof body === 'string') return body;
      try {
        const mention = (ref: MentionRef) =>
          ref.kind === 'username' ? (known?.(ref.id) ?? nameOf(ref)) : undefined;
        return writeMarkdown(dialect.parseText(body, limits), { mention }).trim() || undefined;
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
        const original =
          before === null || before === undefined ? undefined : dialect.parseText(before, limits);
        const document = parse(markdown, { original, limits });
        const people = await resolveMentions(document, dialect, parts.users);
        if (!original) return { body: dialect.printText(document, linkTo), removed: [] };
        const userOf = (name: string) => people.get(name);
        return dialect.mergeText(before, markdown, { links: linkTo, userOf, nameOf, limits });
      } catch (error) {
        throw explained(error);
      }
    },

    /** Wiki markup, which the service desk takes on both deployments. @throws InvalidArgument */
    async toWiki(markdown: string): Promise<string> {
      if (!translate) return markdown;
      try {
        const document = parse(markdown, { original: undefined, limits });
        await resolveMentions(document, dialect, parts.users);
        return writeWiki(document);
      } catch (error) {
        throw explained(error);
      }
    },

    fromWiki: (wiki: string): string => (translate ? writeMarkdown(readWiki(wiki, limits)).trim() : wiki),
  };
}

function validAdf(adf: unknown, limits: Limits | undefined): unknown {
  try {
    checkAdf(adf, limits);
    return adf;
  } catch (error) {
    throw explained(error);
  }
}

const isNothing = (body: unknown): boolean => body === null || body === undefined || body === '';

/** Tokens and names stand for what the original has behind them. */
function parse(
  markdown: string,
  { original, limits }: { original: Document | undefined; limits: Limits | undefined },
): Document {
  if (!original) return readMarkdown(markdown, { limits });
  const opaque = collectOpaque(original);
  const people = namedMentions(original);
  return readMarkdown(markdown, {
    opaque: (id) => opaque.get(id),
    mention: (name) => people.get(name),
    limits,
  });
}

const CAPS =
  ' The operator of this server can raise ATLASSIAN_MAX_DOCUMENT_MB and ATLASSIAN_MAX_DOCUMENT_DEPTH.';

function explained(error: unknown): unknown {
  if (!(error instanceof DocumentError)) return error;
  const remedy = error instanceof DocumentTooLarge ? CAPS : '';
  return new InvalidArgument(`${error.message}${remedy}`, { cause: error });
}
