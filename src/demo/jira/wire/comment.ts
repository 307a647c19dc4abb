import type { Visit } from '../jira.ts';
import type { Comment, Issue, Worklog } from '../model/issue.ts';
import { htmlText } from '../text/adf-to-html.ts';
import { wireTime } from '../zone.ts';
import { durationText } from './duration.ts';
import { richWire } from './rich-text.ts';
import { userOf } from './user.ts';

/** Which optional sections of a comment are asked for. */
export interface CommentView {
  rendered?: boolean;
  properties?: boolean;
}

const isInternal = (comment: Comment): boolean =>
  comment.properties.some(
    ({ key, value }) =>
      key === 'sd.public.comment' &&
      typeof value === 'object' &&
      value !== null &&
      'internal' in value &&
      String(value.internal) === 'true',
  );

/** Whether customers may read the comment of a request. */
export const isPublic = (comment: Comment): boolean => !isInternal(comment);

/** A comment as the issue resources show it. */
export function commentWire(
  visit: Visit,
  issue: Issue,
  comment: Comment,
  view: CommentView = {},
): Record<string, unknown> {
  return {
    self: `${visit.rest}/issue/${issue.id}/comment/${comment.id}`,
    id: String(comment.id),
    author: userOf(visit, comment.author),
    body: richWire(visit, comment.body),
    ...(view.rendered && { renderedBody: htmlText(comment.body) }),
    updateAuthor: userOf(visit, comment.updateAuthor),
    created: wireTime(comment.created, visit.zone),
    updated: wireTime(comment.updated, visit.zone),
    ...(comment.visibility && { visibility: comment.visibility }),
    ...(visit.jira.cloud && { jsdPublic: isPublic(comment) }),
    ...(view.properties && { properties: comment.properties }),
  };
}

/** A worklog as the issue resources show it. */
export function worklogWire(visit: Visit, issue: Issue, worklog: Worklog): Record<string, unknown> {
  const empty = visit.jira.cloud ? undefined : '';
  return {
    self: `${visit.rest}/issue/${issue.id}/worklog/${worklog.id}`,
    author: userOf(visit, worklog.author),
    updateAuthor: userOf(visit, worklog.author),
    comment: worklog.comment === undefined ? empty : richWire(visit, worklog.comment),
    created: wireTime(worklog.created, visit.zone),
    updated: wireTime(worklog.updated, visit.zone),
    started: wireTime(worklog.started, visit.zone),
    timeSpent: durationText(worklog.seconds),
    timeSpentSeconds: worklog.seconds,
    id: String(worklog.id),
    issueId: String(issue.id),
  };
}
