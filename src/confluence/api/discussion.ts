import type { Limits } from '../../documents/limits.ts';
import { InvalidArgument } from '../../http/errors.ts';
import type { CommentWritten, InlineComments, InlineCommentWritten } from '../model/comment.ts';
import { isStorage } from './body/check-storage.ts';
import { findText, type Place, similarText } from './body/find-text.ts';
import { newStorage } from './body/new-storage.ts';
import { readBody } from './body/read-body.ts';
import { commentIdFrom } from './comment-reference.ts';
import { presentComments, writtenComment } from './comments.ts';
import type { Body, CommentHead, CommentRecord, Dialect, PageRecord, TextSelection } from './dialect.ts';
import { PartlyDone, reasonOf } from './errors.ts';
import type { Places } from './places.ts';
import type { Presenting } from './present-page.ts';
import type { Scope } from './scope.ts';

/** What discussions work with. */
export interface DiscussionParts extends Presenting {
  dialect: Dialect;
  places: Places;
  scope: Scope;
}

/** An inline comment; counts are what the caller believes to be on the page. */
export interface InlineOptions {
  page_id: string;
  body: string;
  text_selection: string;
  text_selection_match_count?: number | undefined;
  text_selection_match_index?: number | undefined;
}

/** Answers to comments, and comments on words of a page. */
export function createDiscussion(parts: DiscussionParts) {
  const { dialect, places, scope, limits } = parts;
  const storageOf = async (body: string): Promise<string> => {
    if (body.trim() === '') throw new InvalidArgument('body is empty.');
    const format = isStorage(body) ? 'storage' : 'markdown';
    return newStorage({ text: body, format }, { people: dialect, limits });
  };
  const resolveAfter = (
    { id }: CommentRecord,
    { comment, resolve }: { comment: CommentHead; resolve: boolean },
  ): Promise<string> =>
    dialect.resolveThread(comment, resolve).catch((error: unknown) => {
      throw new PartlyDone(
        `Reply ${id} was added: do not add it again. The thread was not ${resolve ? 'resolved' : 'reopened'}: ${reasonOf(error)}`,
        { cause: error },
      );
    });
  return {
    async reply(reference: string, body: string, resolve?: boolean): Promise<CommentWritten> {
      if (resolve !== undefined && !dialect.resolvesComments)
        throw new InvalidArgument(
          'The REST API of Confluence Data Center cannot resolve comments: leave resolve out.',
        );
      const comment = await dialect.readComment(commentIdFrom(reference));
      if (resolve !== undefined && comment.location !== 'inline')
        throw new InvalidArgument('Only inline comments can be resolved: leave resolve out.');
      const page = await places.require(comment.pageId);
      const added = await dialect.replyTo(comment, page, await storageOf(body));
      const resolution = resolve === undefined ? undefined : await resolveAfter(added, { comment, resolve });
      const written = await writtenComment(added, parts);
      return {
        success: true,
        message: 'Reply added successfully',
        comment: resolution === undefined ? written : { ...written, resolution },
      };
    },

    async inline(reference: string): Promise<InlineComments> {
      const page = await places.require(reference);
      const comments = await presentComments(await dialect.inlineComments(page), parts);
      return { success: true, page_id: page.id, count: comments.length, comments };
    },

    async addInline(options: InlineOptions): Promise<InlineCommentWritten> {
      const page = await dialect.readPage(await places.idOf(options.page_id), ['body']);
      scope.require(page.space?.key);
      const { selection, place } = select(page, options, limits);
      const added = await dialect.addInlineComment(page, await storageOf(options.body), selection);
      return {
        success: true,
        message: 'Inline comment added successfully',
        comment: await writtenComment(added, parts),
        selection: { matches: selection.count, index: selection.index, context: place.context },
      };
    },
  };
}

const EMPTY: Body = { format: 'storage', value: '' };

/** Which occurrence is meant. @throws InvalidArgument with what is on the page, unless that is one place. */
function select(
  page: PageRecord,
  options: InlineOptions,
  limits: Limits | undefined,
): { selection: TextSelection; place: Place } {
  const {
    text_selection: text,
    text_selection_match_count: count,
    text_selection_match_index: index,
  } = options;
  if (text.trim() === '') throw new InvalidArgument('text_selection is empty.');
  const document = readBody(page.body ?? EMPTY, limits);
  const places = findText(document, text);
  const quoted = JSON.stringify(text.slice(0, 120));
  if (places.length === 0) {
    const similar = similarText(document, text);
    throw new InvalidArgument(
      `Nothing was added: ${quoted} is not in the text of page ${page.id} (version ${page.version}). ${
        similar === undefined
          ? 'Give words as the page shows them, from one paragraph, heading, item or cell, without Markdown.'
          : `The page has ${JSON.stringify(similar)}: give exactly that.`
      }`,
    );
  }
  if (count !== undefined && count !== places.length)
    throw new InvalidArgument(
      `Nothing was added: ${quoted} is on the page ${times(places)}, not ${count}. ${list(places)}`,
    );
  const place = places[index ?? 0];
  if (place === undefined || (index === undefined && places.length > 1))
    throw new InvalidArgument(
      `Nothing was added: ${quoted} is on the page ${times(places)}. Say which one in text_selection_match_index. ${list(places)}`,
    );
  return { selection: { text, count: places.length, index: index ?? 0 }, place };
}

const times = ({ length }: readonly Place[]): string => (length === 1 ? 'once' : `${length} times`);

const MOST_LISTED = 10;

const list = (places: readonly Place[]): string =>
  places
    .slice(0, MOST_LISTED)
    .map(({ context }, index) => `${index}: ${JSON.stringify(context)}`)
    .join(', ') + (places.length > MOST_LISTED ? ', …' : '.');
