import { type Answer, ok, Refusal } from '../../call.ts';
import { refuse } from '../errors.ts';
import type { Visit } from '../jira.ts';
import { JqlError } from '../jql/jql-error.ts';
import { createSearchIndex, type Found, type SearchIndex } from '../jql/search.ts';
import { type IssueView, issueWire, namesWire, schemasWire, selectFields } from '../wire/issue.ts';
import { bodyOf, get, integer, listed, onCloud, onDataCenter, post, type Resource } from './resource.ts';

const jqlRefusal = (messages: readonly string[]): Refusal =>
  new Refusal(400, { errorMessages: messages, warningMessages: [] });

interface Asked {
  jql: string;
  fields: string[];
  expand: ReadonlySet<string>;
  properties: string[];
  maxResults: number;
}

function findIds(index: SearchIndex, visit: Visit, jql: string, strict: boolean): Found {
  try {
    const found = index.find(visit, jql);
    if (strict && found.problems.length > 0) throw jqlRefusal(found.problems);
    return found;
  } catch (error) {
    throw error instanceof JqlError ? jqlRefusal([error.message]) : error;
  }
}

const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(',') : [])
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What a search asks for, from the body of a POST or the query of a GET. */
function askedOf(visit: Visit, normal: number): Asked {
  if (visit.call.method === 'GET')
    return {
      jql: visit.call.query.get('jql') ?? '',
      fields: listed(visit, 'fields'),
      expand: new Set(listed(visit, 'expand')),
      properties: listed(visit, 'properties'),
      maxResults: integer(visit, 'maxResults', normal),
    };
  const body = bodyOf(visit);
  return {
    jql: String(body.jql ?? ''),
    fields: strings(body.fields),
    expand: new Set(strings(body.expand)),
    properties: strings(body.properties),
    maxResults: typeof body.maxResults === 'number' ? Math.max(0, Math.floor(body.maxResults)) : normal,
  };
}

function sections(visit: Visit, { expand }: Asked, view: IssueView) {
  const fields = selectFields(
    visit.jira.fields.filter((field) => field.id !== 'issuekey'),
    view.fields,
  );
  return {
    ...(expand.has('names') && { names: namesWire(fields) }),
    ...(expand.has('schema') && { schema: schemasWire(fields) }),
  };
}

/** Names and schemas stand beside the issues, not inside them. */
const perIssue = (expand: ReadonlySet<string>): Set<string> =>
  new Set([...expand].filter((name) => name !== 'names' && name !== 'schema'));

const unbounded =
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';

/** Offsets travel inside tokens together with what they belong to, so that a token fits one query only. */
const tokenOf = (offset: number, jql: string): string =>
  Buffer.from(JSON.stringify([offset, jql.length, jql.slice(0, 40)])).toString('base64url');

function offsetOf(token: unknown, jql: string): number {
  if (token === undefined || token === null || token === '') return 0;
  const [offset] = /\d+/.exec(Buffer.from(String(token), 'base64url').toString('utf8')) ?? [];
  if (offset === undefined || tokenOf(Number(offset), jql) !== token)
    throw refuse(400, 'Invalid format of nextPageToken');
  return Number(offset);
}

const cloudPage = { normal: 50, mostWithFields: 100, most: 5000 };

function issuesOf(
  visit: Visit,
  ids: readonly number[],
  asked: Asked,
  view: IssueView,
): Record<string, unknown>[] {
  const bare = asked.fields.length === 0 || asked.fields.every((field) => field === 'id');
  return ids.flatMap((id) => {
    const issue = visit.jira.issues.byId(id);
    if (!issue) return [];
    if (bare) return [{ id: String(id) }];
    const { fields, ...rest } = issueWire(visit, issue, view);
    return [asked.fields.every((field) => field === 'id' || field === 'key') ? rest : { ...rest, fields }];
  });
}

function searchCloud(index: SearchIndex, visit: Visit): Answer {
  const asked = askedOf(visit, cloudPage.normal);
  const found = findIds(index, visit, asked.jql, true);
  if (!found.bounded) throw refuse(400, unbounded);
  const token =
    visit.call.method === 'GET' ? visit.call.query.get('nextPageToken') : bodyOf(visit).nextPageToken;
  const start = offsetOf(token, asked.jql);
  const small = asked.fields.every((field) => field === 'id' || field === 'key');
  const size = Math.min(
    asked.maxResults || cloudPage.normal,
    small ? cloudPage.most : cloudPage.mostWithFields,
  );
  const ids = found.ids.slice(start, start + size);
  const isLast = start + ids.length >= found.ids.length;
  const view: IssueView = {
    fields: asked.fields,
    expand: perIssue(asked.expand),
    properties: asked.properties,
  };
  return ok({
    issues: issuesOf(visit, ids, asked, view),
    ...(!isLast && { nextPageToken: tokenOf(start + ids.length, asked.jql) }),
    isLast,
    ...sections(visit, asked, view),
  });
}

function count(index: SearchIndex, visit: Visit): Answer {
  const found = findIds(index, visit, String(bodyOf(visit).jql ?? ''), true);
  if (!found.bounded) throw refuse(400, unbounded);
  return ok({ count: found.ids.length });
}

const serverPage = { normal: 50, most: 1000 };
const lenient = new Set(['false', 'none', 'warn']);

function searchDataCenter(index: SearchIndex, visit: Visit): Answer {
  const asked = askedOf(visit, serverPage.normal);
  const source = visit.call.method === 'GET' ? Object.fromEntries(visit.call.query) : bodyOf(visit);
  const found = findIds(index, visit, asked.jql, !lenient.has(String(source.validateQuery ?? 'strict')));
  const startAt = Math.max(0, Math.floor(Number(source.startAt ?? 0)) || 0);
  const maxResults = Math.min(asked.maxResults, serverPage.most);
  const onlyLeavesOut = asked.fields.every((field) => field.startsWith('-'));
  const fields = onlyLeavesOut ? ['*navigable', ...asked.fields] : asked.fields;
  const view: IssueView = { fields, expand: perIssue(asked.expand), properties: asked.properties };
  return ok({
    expand: 'schema,names',
    startAt,
    maxResults,
    total: found.ids.length,
    issues: found.ids.slice(startAt, startAt + maxResults).flatMap((id) => {
      const issue = visit.jira.issues.byId(id);
      return issue ? [issueWire(visit, issue, view)] : [];
    }),
    ...(found.problems.length > 0 && { warningMessages: found.problems }),
    ...sections(visit, asked, view),
  });
}

const gone = (): never => {
  throw refuse(
    410,
    'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
  );
};

/** Searching by JQL: tokens on Cloud, offsets on Data Center. */
export function searchResources(): Resource[] {
  const index = createSearchIndex();
  const cloud = (visit: Visit) => searchCloud(index, visit);
  const dataCenter = (visit: Visit) => searchDataCenter(index, visit);
  return [
    onCloud(get('/search/jql', cloud)),
    onCloud(post('/search/jql', cloud)),
    onCloud(post('/search/approximate-count', (visit) => count(index, visit))),
    onCloud(get('/search', gone)),
    onCloud(post('/search', gone)),
    onDataCenter(get('/search', dataCenter)),
    onDataCenter(post('/search', dataCenter)),
  ];
}
