import { InvalidArgument } from '../../http/errors.ts';
import { path } from '../../http/path.ts';
import type { EditedComment } from '../model/comment.ts';
import type { Connection } from './connection.ts';
import type { InternalOnly } from './internal-only.ts';
import type { IssueGuard } from './issue/issue-guard.ts';
import { present } from './prune.ts';
import type { Texts } from './text/texts.ts';
import { readVisibility } from './visibility.ts';
import { WireComment } from './wire.ts';

/** A comment's new text, in Markdown. */
export interface CommentChange {
  body: string;
  visibility?: Record<string, unknown> | undefined;
}

interface Parts {
  texts: Texts;
  guard: IssueGuard;
  internalOnly: InternalOnly;
}

/** Replaces a comment's text; who may see it stays as it is unless the call says otherwise. */
export function createEditComment({ http, dialect }: Connection, { texts, guard, internalOnly }: Parts) {
  return async (key: string, id: string, change: CommentChange): Promise<EditedComment> => {
    if (change.body.trim() === '') throw new InvalidArgument('The comment is empty.');
    const given = readVisibility(change.visibility);
    await guard(key);
    await internalOnly.assertHidden(key, id);
    const url = dialect.rest + path`/issue/${key}/comment/${id}`;
    const before = await http.get(url, WireComment);
    const { body, removed } = await texts.fromMarkdown(change.body, before.body);
    // Without a visibility the comment would become everybody's.
    const visibility = given ?? before.visibility;
    const after = await http.put(url, WireComment, { body: { body, ...(visibility && { visibility }) } });
    return present({
      id: after.id,
      body: texts.toMarkdown(after.body) ?? '',
      updated: after.updated,
      author: after.author?.displayName,
      visibility: after.visibility,
      removed: removed.length > 0 ? removed : undefined,
    });
  };
}
