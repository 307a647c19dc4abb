import { created, ok } from '../../call.ts';
import { activityOf } from '../content/generate-activity.ts';
import { refuse } from '../errors.ts';
import type { Visit } from '../jira.ts';
import type { Comment } from '../model/issue.ts';
import { findIssue, findWritable, readableComments } from '../permissions.ts';
import { commentWire } from '../wire/comment.ts';
import { recordActivity } from '../write/commit.ts';
import { readComment } from '../write/new-comment.ts';
import { bodyOf, get, listed, pageOf, post, put, type Resource, segment } from './resource.ts';

const view = (visit: Visit) => {
  const expand = listed(visit, 'expand');
  return { rendered: expand.includes('renderedBody'), properties: expand.includes('properties') };
};

function ordered(visit: Visit, comments: readonly Comment[]): readonly Comment[] {
  const order = visit.call.query.get('orderBy') ?? 'created';
  if (order === 'created' || order === '+created') return comments;
  if (order === '-created') return comments.toReversed();
  throw refuse(
    400,
    `The value '${order}' is not supported by 'orderBy'. Valid values are created, +created and -created.`,
  );
}

function listComments(visit: Visit) {
  const issue = findIssue(visit, segment(visit, 'key'));
  // Data Center gives everything at once unless it is asked for a page; Cloud never gives more than a hundred.
  const most = visit.jira.cloud ? 100 : 1_048_576;
  const page = pageOf(visit, ordered(visit, readableComments(visit, issue)), { normal: most, most });
  return ok({
    startAt: page.startAt,
    maxResults: page.maxResults,
    total: page.total,
    comments: page.values.map((comment) => commentWire(visit, issue, comment, view(visit))),
  });
}

function addComment(visit: Visit) {
  const issue = findWritable(
    visit,
    segment(visit, 'key'),
    `${visit.user.displayName}, you do not have the permission to comment on this issue.`,
  );
  const comment = readComment(visit, bodyOf(visit));
  recordActivity(visit, issue, { comments: [...activityOf(issue, 'comments'), comment] });
  return created(commentWire(visit, issue, comment, view(visit)));
}

function getComment(visit: Visit) {
  const issue = findIssue(visit, segment(visit, 'key'));
  const id = Number(segment(visit, 'id'));
  const comment = readableComments(visit, issue).find((candidate) => candidate.id === id);
  if (!comment) throw refuse(404, `Can not find a comment for the id: ${segment(visit, 'id')}.`);
  return ok(commentWire(visit, issue, comment, view(visit)));
}

/** Who may see a comment is part of what is written: without it, everybody may. */
function editComment(visit: Visit) {
  const issue = findWritable(
    visit,
    segment(visit, 'key'),
    'You do not have the permission to edit this comment.',
  );
  const id = Number(segment(visit, 'id'));
  const before = readableComments(visit, issue).find((candidate) => candidate.id === id);
  if (!before) throw refuse(404, `Can not find a comment for the id: ${segment(visit, 'id')}.`);
  const { body, visibility, updated, updateAuthor } = readComment(visit, bodyOf(visit));
  const after: Comment = { ...before, body, visibility, updated, updateAuthor };
  const comments = activityOf(issue, 'comments').map((comment) => (comment.id === id ? after : comment));
  recordActivity(visit, issue, { comments });
  return ok(commentWire(visit, issue, after, view(visit)));
}

/** The comments of an issue. */
export const commentResources: Resource[] = [
  get('/issue/{key}/comment', listComments),
  post('/issue/{key}/comment', addComment),
  get('/issue/{key}/comment/{id}', getComment),
  put('/issue/{key}/comment/{id}', editComment),
];
