import { z } from 'zod';
import { HttpError, InvalidArgument, NotPermitted } from '../../http/errors.ts';
import { path } from '../../http/path.ts';
import type { AddedComment } from '../model/comment.ts';
import type { Connection } from './connection.ts';
import type { InternalOnly } from './internal-only.ts';
import type { IssueGuard } from './issue/issue-guard.ts';
import { maybe, wireId } from './maybe.ts';
import { present } from './prune.ts';
import type { Texts } from './text/texts.ts';
import { readVisibility } from './visibility.ts';
import { WireComment, WireUser } from './wire.ts';

/** A comment in the caller's words. */
export interface NewComment {
  /** Markdown. */
  body: string;
  visibility?: Record<string, unknown> | undefined;
  /** On service desk issues: whether customers see it. */
  public?: boolean | undefined;
}

/** What the service desk answers; its dates come in several forms. */
const DeskComment = z.object({
  id: wireId,
  body: z.string(),
  public: maybe(z.boolean()),
  author: maybe(WireUser),
  created: maybe(z.object({ iso8601: maybe(z.string()) })),
});

/** How Jira Service Management marks a comment that customers must not see; without meaning for other issues. */
const INTERNAL = { key: 'sd.public.comment', value: { internal: true } };

/** See `createComments`. */
export type Comments = ReturnType<typeof createComments>;

interface Parts {
  texts: Texts;
  guard: IssueGuard;
  internalOnly: InternalOnly;
}

/** Adds comments; everything that can be wrong with one is found before anything is sent. */
export function createComments({ http, dialect }: Connection, { texts, guard, internalOnly }: Parts) {
  /** Checks and converts a comment, and returns what sends it. @throws InvalidArgument or NotPermitted */
  async function prepare(issue: string, asked: NewComment): Promise<(key: string) => Promise<AddedComment>> {
    if (asked.body.trim() === '') throw new InvalidArgument('The comment is empty.');
    const visibility = readVisibility(asked.visibility);
    const comment = await keptInternal(internalOnly, issue, asked);
    if (comment.public === true) {
      if (visibility)
        throw new InvalidArgument(
          'A public comment is for everybody: leave visibility out, or set public to false.',
        );
      const body = await texts.toWiki(comment.body);
      return (key) => sendToCustomers(key, body);
    }
    const { body } = await texts.fromMarkdown(comment.body);
    const internal = comment.public === false;
    return async (key) => {
      const wire = await http.post(dialect.rest + path`/issue/${key}/comment`, WireComment, {
        body: { body, ...(visibility && { visibility }), ...(internal && { properties: [INTERNAL] }) },
      });
      return present({
        id: wire.id,
        body: texts.toMarkdown(wire.body) ?? '',
        created: wire.created,
        author: wire.author?.displayName,
        public: internal ? false : undefined,
      });
    };
  }

  async function sendToCustomers(key: string, body: string): Promise<AddedComment> {
    const url = path`/rest/servicedeskapi/request/${key}/comment`;
    const headers = { 'X-ExperimentalApi': 'opt-in' };
    const sent = await http
      .post(url, DeskComment, { headers, body: { body, public: true } })
      .catch((error) => {
        if (error instanceof HttpError && error.status === 404)
          throw new InvalidArgument(
            `${key} is no service desk request, or this account may not see it as one; on other issues leave public out.`,
            { cause: error },
          );
        throw error;
      });
    return present({
      id: sent.id,
      body: texts.fromWiki(sent.body),
      created: sent.created?.iso8601,
      author: sent.author?.displayName,
      public: sent.public ?? true,
    });
  }

  return {
    prepare,
    async add(key: string, comment: NewComment): Promise<AddedComment> {
      await guard(key);
      return (await prepare(key, comment))(key);
    },
  };
}

/**
 * The comment as the operator's list of internal-only projects lets it go. What seems to be no request at all is kept
 * from customers too: a request that this account may not see as one answers the same.
 */
async function keptInternal(
  internalOnly: InternalOnly,
  issue: string,
  comment: NewComment,
): Promise<NewComment> {
  const state = await internalOnly.stateOf(issue);
  if (state === 'request' && comment.public !== false)
    throw new NotPermitted(
      `Comments of ${issue} must stay internal (JIRA_INTERNAL_ONLY_PROJECTS): use jira_add_comment with public set to false.`,
    );
  return state === 'free' ? comment : { ...comment, public: false };
}
