import type { Change, Worklog } from '../../model/activity.ts';
import type { Comment } from '../../model/comment.ts';
import { toUser } from '../people.ts';
import { present } from '../prune.ts';
import type { WireChange, WireComment, WireWorklog } from '../wire.ts';

type ReadText = (body: unknown) => string | undefined;

/** A comment as an issue shows it; `read` turns stored text into Markdown. */
export const toComment = (comment: WireComment, read: ReadText): Comment =>
  present({
    id: comment.id,
    body: read(comment.body) ?? '',
    author: comment.author && toUser(comment.author),
    created: comment.created,
    updated: comment.updated,
    visibility: comment.visibility,
    internal: comment.jsdPublic === false ? (true as const) : undefined,
  });

/** Logged work as results show it. */
export const toWorklog = (worklog: WireWorklog, read: ReadText): Worklog =>
  present({
    id: worklog.id,
    author: worklog.author && toUser(worklog.author),
    comment: read(worklog.comment),
    created: worklog.created,
    updated: worklog.updated,
    started: worklog.started,
    time_spent: worklog.timeSpent,
    time_spent_seconds: worklog.timeSpentSeconds,
  });

/** A change as results show it. */
export const toChange = (change: WireChange): Change =>
  present({
    id: change.id,
    author: change.author && toUser(change.author),
    created: change.created,
    items: change.items.map((item) =>
      present({
        field: item.field,
        fieldtype: item.fieldtype,
        from_string: item.fromString,
        to_string: item.toString,
        from_id: item.from,
        to_id: item.to,
      }),
    ),
  });
