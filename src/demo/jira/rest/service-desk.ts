import { type Answer, created, ok, Refusal } from '../../call.ts';
import { type DemoUser, users } from '../../users.ts';
import { byId, issueTypes, statuses } from '../content/catalog.ts';
import { activityOf } from '../content/generate-activity.ts';
import { serviceDeskId } from '../content/service-desk.ts';
import { projectOf, type Visit } from '../jira.ts';
import type { Comment, Issue } from '../model/issue.ts';
import { canWrite, findIssue } from '../permissions.ts';
import { wikiText } from '../text/adf-to-wiki.ts';
import { isPublic } from '../wire/comment.ts';
import { userWire } from '../wire/user.ts';
import { recordActivity } from '../write/commit.ts';
import { newComment } from '../write/new-comment.ts';
import { richOfText } from '../write/read-scalars.ts';
import { wireTime } from '../zone.ts';
import { bodyOf, flag, get, integer, post, type Resource, segment } from './resource.ts';

type Wire = Record<string, unknown>;

const refusal = (status: number, message: string, key: string): Refusal =>
  new Refusal(status, {
    errorMessage: message,
    i18nErrorMessage: { i18nKey: key, parameters: [] },
  });

/** The request that the path names: an issue of a service project. */
export function findRequest(visit: Visit): Issue {
  const missing = refusal(
    404,
    'The request does not exist or you do not have permission to see it.',
    'sd.request.404',
  );
  try {
    const issue = findIssue(visit, segment(visit, 'key'));
    if (projectOf(issue).typeKey === 'service_desk') return issue;
  } catch (error) {
    throw error instanceof Refusal ? missing : error;
  }
  throw missing;
}

const dateWire = ({ zone }: Visit, ms: number): Wire => {
  const jira = wireTime(ms, zone);
  return {
    iso8601: jira.replace(/\.\d{3}/, ''),
    jira,
    friendly: new Date(ms).toUTCString(),
    epochMillis: ms,
  };
};

function personWire(visit: Visit, accountId: string | undefined): Wire {
  const user: DemoUser = users.find((candidate) => candidate.accountId === accountId) ?? visit.user;
  const { self, avatarUrls, accountType: _type, ...rest } = userWire(visit, user);
  return { ...rest, _links: { self, jiraRest: self, avatarUrls } };
}

const requestAddress = ({ call }: Visit, issue: Issue): string =>
  `${call.base}/rest/servicedeskapi/request/${issue.id}`;

/** A request as its portal shows it. */
export function requestWire(visit: Visit, issue: Issue): Wire {
  const status = byId(statuses, issue.status);
  const { base } = visit.call;
  return {
    _expands: [
      'participant',
      'status',
      'sla',
      'requestType',
      'serviceDesk',
      'attachment',
      'action',
      'comment',
    ],
    issueId: String(issue.id),
    issueKey: issue.key,
    ...(visit.jira.cloud && { summary: issue.summary }),
    requestTypeId: byId(issueTypes, issue.type).id,
    serviceDeskId,
    createdDate: dateWire(visit, issue.created),
    reporter: personWire(visit, issue.reporter),
    requestFieldValues: [
      { fieldId: 'summary', label: 'What do you need?', value: issue.summary },
      ...(issue.description === undefined
        ? []
        : [{ fieldId: 'description', label: 'Why do you need this?', value: wikiText(issue.description) }]),
    ],
    currentStatus: {
      status: status.name,
      ...(visit.jira.cloud && { statusCategory: status.category.key.toUpperCase() }),
      statusDate: dateWire(visit, issue.statusChanged),
    },
    _links: {
      self: requestAddress(visit, issue),
      jiraRest: `${visit.rest}/issue/${issue.id}`,
      web: `${base}/servicedesk/customer/portal/${serviceDeskId}/${issue.key}`,
      ...(visit.jira.cloud && { agent: `${base}/browse/${issue.key}` }),
    },
  };
}

/** A comment as the portal shows it. */
export const addedCommentWire = (visit: Visit, issue: Issue, comment: Comment): Wire => ({
  ...(visit.jira.cloud && { _expands: ['attachment', 'renderedBody'] }),
  id: String(comment.id),
  body: wikiText(comment.body),
  public: isPublic(comment),
  author: personWire(visit, comment.author),
  created: dateWire(visit, comment.created),
  _links: { self: `${requestAddress(visit, issue)}/comment/${comment.id}` },
});

function listComments(visit: Visit): Answer {
  const issue = findRequest(visit);
  const wanted = (comment: Comment) => flag(visit, isPublic(comment) ? 'public' : 'internal', true);
  const found = activityOf(issue, 'comments').filter(wanted);
  const start = integer(visit, 'start', 0);
  const limit = Math.min(integer(visit, 'limit', 50), 100);
  const values = found.slice(start, start + limit);
  const isLastPage = start + values.length >= found.length;
  const self = `${requestAddress(visit, issue)}/comment`;
  return ok({
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      self,
      base: `${visit.call.base}/rest/servicedeskapi`,
      context: '',
      ...(!isLastPage && { next: `${self}?start=${start + limit}&limit=${limit}` }),
    },
    values: values.map((comment) => addedCommentWire(visit, issue, comment)),
  });
}

function readComment(visit: Visit): Answer {
  const issue = findRequest(visit);
  const comment = activityOf(issue, 'comments').find(({ id }) => String(id) === segment(visit, 'id'));
  if (!comment) throw refusal(404, 'The comment does not exist.', 'sd.comment.404');
  return ok(addedCommentWire(visit, issue, comment));
}

function addComment(visit: Visit): Answer {
  const issue = findRequest(visit);
  if (!canWrite(visit.user, projectOf(issue)))
    throw refusal(403, 'You do not have permission to comment on this request.', 'sd.comment.permission');
  const { body, public: open } = bodyOf(visit);
  if (typeof body !== 'string' || body.trim() === '')
    throw refusal(400, 'Comment body can not be empty!', 'sd.comment.empty');
  const comment = newComment(visit, richOfText(visit, body), {
    visibility: undefined,
    properties: [{ key: 'sd.public.comment', value: { internal: open !== true } }],
  });
  recordActivity(visit, issue, { comments: [...activityOf(issue, 'comments'), comment] });
  return created(addedCommentWire(visit, issue, comment));
}

/** Customer requests: the issues of the service project as their portal shows them. */
export const serviceDeskResources: Resource[] = [
  get('/rest/servicedeskapi/request/{key}', (visit) => ok(requestWire(visit, findRequest(visit)))),
  get('/rest/servicedeskapi/request/{key}/comment', listComments),
  post('/rest/servicedeskapi/request/{key}/comment', addComment),
  get('/rest/servicedeskapi/request/{key}/comment/{id}', readComment),
];
