import { type Answer, created, Refusal } from '../../call.ts';
import { users } from '../../users.ts';
import { activityOf } from '../content/generate-activity.ts';
import { serviceDeskId } from '../content/service-desk.ts';
import type { Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { canBrowse, canWrite } from '../permissions.ts';
import { isRecord } from '../text/check-adf.ts';
import { recordActivity } from '../write/commit.ts';
import { keepFile } from '../write/keep-file.ts';
import { newComment } from '../write/new-comment.ts';
import { richOfText } from '../write/read-scalars.ts';
import { createIssue } from './create-issue.ts';
import { assertDesk, deskProject, deskRefusal, findRequestType } from './desk-lists.ts';
import { bodyOf, post, type Resource } from './resource.ts';
import { addedCommentWire, findRequest, requestWire } from './service-desk.ts';

const isRich = (visit: Visit, id: string): boolean =>
  visit.jira.fields.some((field) => field.id === id && field.kind === 'rich');

/** The fields of a request as those of an issue: texts come as wiki markup on both deployments. */
function issueFields(visit: Visit, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      typeof value === 'string' && isRich(visit, id) ? richOfText(visit, value) : value,
    ]),
  );
}

function customerOf(visit: Visit, named: unknown) {
  if (named === undefined) return visit.user;
  const user = users.find((person) => (visit.jira.cloud ? person.accountId : person.name) === named);
  if (!user)
    throw deskRefusal(400, `The customer '${String(named)}' on whose behalf this is raised is unknown.`);
  return user;
}

function makeRequest(visit: Visit): Answer {
  const body = bodyOf(visit);
  if (String(body.serviceDeskId) !== serviceDeskId)
    throw deskRefusal(404, 'The service desk does not exist.');
  const type = findRequestType(String(body.requestTypeId));
  const customer = customerOf(visit, body.raiseOnBehalfOf);
  if (
    !canBrowse(visit.user, deskProject()) ||
    (customer !== visit.user && !canWrite(visit.user, deskProject()))
  )
    throw deskRefusal(403, 'You may not raise a request on behalf of this customer.');
  const values = isRecord(body.requestFieldValues) ? body.requestFieldValues : {};
  const allowed = new Set(['summary', ...type.fields.map((entry) => entry.replace('!', ''))]);
  const unknown = Object.keys(values).find((id) => !allowed.has(id));
  if (unknown !== undefined)
    throw deskRefusal(400, `The field '${unknown}' is not part of the request type.`);
  const fields = {
    ...issueFields(visit, values),
    project: { key: deskProject().key },
    issuetype: { id: type.id },
    reporter: visit.jira.cloud ? { accountId: customer.accountId } : { name: customer.name },
  };
  const { key } = Object(createIssue({ ...visit, call: { ...visit.call, body: { fields } } }).body);
  const issue = visit.jira.issues.byKey(String(key));
  if (!issue) throw new RangeError('the request was not kept');
  return created(requestWire(visit, issue));
}

/** Files that were uploaded and hang on nothing yet, by site and id. */
const temporary = new WeakMap<object, Map<string, File>>();

function uploadsOf(visit: Visit): Map<string, File> {
  const known = temporary.get(visit.jira) ?? new Map<string, File>();
  temporary.set(visit.jira, known);
  return known;
}

function uploadTemporary(visit: Visit): Answer {
  assertDesk(visit);
  const { call, jira } = visit;
  if (!/^no-?check$/.test(call.headers.get('x-atlassian-token') ?? ''))
    throw new Refusal(403, 'XSRF check failed');
  if (!call.form) throw new Refusal(415, { 'status-code': 415, message: 'HTTP 415 Unsupported Media Type' });
  const files = call.form.getAll('file').filter((part) => part instanceof File);
  const temporaryAttachments = files.map((file) => {
    const id = `temp${jira.nextId()}`;
    uploadsOf(visit).set(id, file);
    return { temporaryAttachmentId: id, fileName: file.name };
  });
  return created({ temporaryAttachments });
}

async function attachFiles(visit: Visit): Promise<Answer> {
  const { temporaryAttachmentIds: ids, public: open } = bodyOf(visit);
  const waiting = uploadsOf(visit);
  const files = (Array.isArray(ids) ? ids : []).map((id) => waiting.get(String(id)));
  const found = files.filter((file) => file !== undefined);
  if (found.length === 0 || found.length < files.length)
    throw deskRefusal(400, 'A temporary attachment does not exist.');
  const kept = await Promise.all(found.map((file) => keepFile(visit, file)));
  const issue: Issue = findRequest(visit);
  const text = kept.map(({ filename }) => `[^${filename}]`).join(' ');
  const comment = newComment(visit, richOfText(visit, text), {
    visibility: undefined,
    properties: [{ key: 'sd.public.comment', value: { internal: open !== true } }],
  });
  recordActivity(visit, issue, {
    attachments: [...activityOf(issue, 'attachments'), ...kept],
    comments: [...activityOf(issue, 'comments'), comment],
  });
  for (const { id } of kept) visit.jira.uploads.set(id, issue.id);
  return created({ comment: addedCommentWire(visit, issue, comment) });
}

/** Raising requests and putting files on them. */
export const createRequestResources: Resource[] = [
  post('/rest/servicedeskapi/request', makeRequest),
  post('/rest/servicedeskapi/servicedesk/{desk}/attachTemporaryFile', uploadTemporary),
  post('/rest/servicedeskapi/request/{key}/attachment', attachFiles),
];
