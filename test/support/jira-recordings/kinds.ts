import { has, isRecord } from './json.ts';

type Test = (value: unknown) => boolean;

const isIssue: Test = (value) => has(value, 'id', 'key', 'fields') && isRecord(value.fields);
const isUser: Test = (value) =>
  has(value, 'displayName') && ('accountId' in value || 'emailAddress' in value);
const isProject: Test = (value) =>
  has(value, 'key', 'name', 'avatarUrls') && !('fields' in Object(value)) && !isUser(value);

const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(test);

/** Things of one sort: a list of them, a page of them, or one. */
export const itemsOf = (body: unknown): unknown[] => {
  if (Array.isArray(body)) return body;
  return isRecord(body) && Array.isArray(body.values) ? body.values : [body];
};

const some =
  (test: Test): Test =>
  (body) =>
    listOf(test)(itemsOf(body));

/** A thing whose address says what it is. */
const at = (address: RegExp, ...keys: string[]): Test =>
  some((value) => has(value, 'self', ...keys) && address.test(String(value.self)));

const within =
  (key: string, test: Test = Array.isArray): Test =>
  (body) =>
    isRecord(body) && test(body[key]);

const named =
  (...keys: string[]): Test =>
  (value) =>
    has(value, ...keys);

/** What Jira answers for an issue that it created. */
const isNewIssue: Test = (value) =>
  has(value, 'id', 'key', 'self') && !('fields' in value) && /\/issue\/\d+$/.test(String(value.self));

/** What a body can hold; the first that fits counts. */
const kinds = {
  queueIssues: (body) => within('values', listOf(isIssue))(body) && has(body, 'isLastPage'),
  boards: at(/\/agile\/1\.0\/board\/\d+$/, 'id', 'name'),
  sprints: at(/\/agile\/1\.0\/sprint\/\d+$/, 'state'),
  versions: at(/\/version\/\d+$/, 'name', 'released'),
  components: at(/\/component\/\d+$/, 'name'),
  createMeta: within('projects', listOf(named('issuetypes'))),
  remoteLinks: some(named('id', 'self', 'object')),
  linkTypes: (body) =>
    within('issueLinkTypes')(body) || some((value) => has(value, 'inward', 'outward', 'name'))(body),
  link: named('type', 'inwardIssue', 'outwardIssue'),
  requestComment: named('id', 'body', 'public', 'author', '_links'),
  attachments: some((value) => has(value, 'filename', 'size') && !('_links' in value)),
  worklog: some(named('author', 'timeSpent', 'timeSpentSeconds')),
  desks: some(named('projectKey', 'projectId', 'projectName')),
  queues: some(named('id', 'jql', 'fields')),
  requestTypes: some(named('id', 'issueTypeId', 'serviceDeskId')),
  requestFields: within('requestTypeFields'),
  request: named('issueKey', 'issueId', 'requestTypeId'),
  statuses: listOf(
    (value) => has(value, 'id', 'name', 'statusCategory') && /\/status\/\d+$/.test(String(value.self)),
  ),
  contexts: within('values', listOf(named('id', 'name', 'isGlobalContext'))),
  editMeta: within(
    'fields',
    (fields) => isRecord(fields) && listOf(named('schema', 'operations'))(Object.values(fields)),
  ),
  temporaryFiles: within('temporaryAttachments'),
  newIssues: within('issues', listOf(isNewIssue)),
  newIssue: isNewIssue,
  problem: (body) => has(body, 'errorMessages', 'errors'),
  options: (body) => has(body, 'isLast', 'values') && listOf(named('id', 'value'))(body.values),
  change: (body) =>
    within('items', listOf(named('field', 'toString')))(body) ||
    within('items', listOf(named('field')))(body),
  projects: (body) => listOf(isProject)(body) || within('values', listOf(isProject))(body),
  users: listOf(isUser),
  fields: listOf(named('id', 'name', 'clauseNames')),
  issue: isIssue,
  search: within('issues', listOf(isIssue)),
  comments: within('comments'),
  transitions: within('transitions'),
  watchers: within('watchers'),
  worklogs: within('worklogs'),
  comment: named('id', 'body', 'author'),
  user: isUser,
} satisfies Record<string, Test>;

/** What a recorded answer holds. */
export type Kind = keyof typeof kinds;

const kindOf = (body: unknown): Kind | undefined =>
  (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind](body));

/** A body is one thing, or a webhook or project around others. */
export function partsOf(body: unknown): [Kind, unknown][] {
  const kind = kindOf(body);
  if (kind) return [[kind, body]];
  if (!isRecord(body)) return [];
  const project = isProject(body) ? [[body], body.components, body.versions] : [];
  return [body.issue, body.comment, body.changelog, ...project].flatMap((part) => {
    const partKind = kindOf(part);
    return partKind ? [[partKind, part] as [Kind, unknown]] : [];
  });
}
