import { type Answer, created, ok, Refusal } from '../../call.ts';
import { activityOf } from '../content/generate-activity.ts';
import { refuse, refuseFields } from '../errors.ts';
import type { Visit } from '../jira.ts';
import type { History, Issue } from '../model/issue.ts';
import { findIssue } from '../permissions.ts';
import { isRecord } from '../text/check-adf.ts';
import { historyWire } from '../wire/changelog.ts';
import { issueWire } from '../wire/issue.ts';
import { FieldProblem } from '../write/problem.ts';
import { createFrom } from './create-issue.ts';
import { bodyOf, onCloud, post, type Resource } from './resource.ts';

const mostCreated = 50;
const mostFetched = 100;
const mostLogged = 1000;

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What a refused element of a bulk call says; anything but a refusal is a defect and goes on. */
function elementError(error: unknown, failedElementNumber: number) {
  const refusal =
    error instanceof FieldProblem ? refuseFields({ [error.key ?? 'field']: error.message }) : error;
  if (!(refusal instanceof Refusal)) throw error;
  return { status: 400, elementErrors: refusal.answer.body, failedElementNumber };
}

/** Creates what can be created; 400 only when that is nothing. */
function createIssues(visit: Visit): Answer {
  const { issueUpdates } = bodyOf(visit);
  if (!Array.isArray(issueUpdates)) throw refuse(400, 'issueUpdates is required');
  if (issueUpdates.length > mostCreated)
    throw refuse(400, `The number of issues to create must not exceed ${mostCreated}.`);
  const issues: unknown[] = [];
  const errors: unknown[] = [];
  for (const [index, update] of issueUpdates.entries()) {
    try {
      issues.push(createFrom(visit, isRecord(update) ? update : {}));
    } catch (error) {
      errors.push(elementError(error, index));
    }
  }
  return issues.length > 0 || errors.length === 0
    ? created({ issues, errors })
    : { status: 400, body: { issues, errors } };
}

interface Fetched {
  issues: Issue[];
  errors: { id: string; errorMessage: string }[];
}

function fetchAll(visit: Visit, asked: readonly string[]): Fetched {
  const fetched: Fetched = { issues: [], errors: [] };
  for (const id of asked) {
    try {
      fetched.issues.push(findIssue(visit, id));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      fetched.errors.push({
        id,
        errorMessage: 'Issue does not exist or you do not have permission to see it.',
      });
    }
  }
  fetched.issues = [...new Set(fetched.issues)].sort((a, b) => a.id - b.id);
  return fetched;
}

function fetchIssues(visit: Visit): Answer {
  const body = bodyOf(visit);
  const asked = strings(body.issueIdsOrKeys);
  if (asked.length === 0 || asked.length > mostFetched)
    throw refuse(400, `issueIdsOrKeys must have 1 to ${mostFetched} entries.`);
  const { issues, errors } = fetchAll(visit, asked);
  const view = {
    fields: body.fields === undefined ? ['*navigable'] : strings(body.fields),
    expand: new Set(strings(body.expand)),
    properties: strings(body.properties),
  };
  return ok({ issues: issues.map((issue) => issueWire(visit, issue, view)), issueErrors: errors });
}

interface Entry {
  issue: Issue;
  history: History;
}

/** Every change of the issues, the oldest first, with the fields asked for only. */
function entriesOf(issues: readonly Issue[], fieldIds: readonly string[]): Entry[] {
  const wanted = new Set(fieldIds);
  const entries = issues.flatMap((issue) =>
    activityOf(issue, 'history').map((history) => ({
      issue,
      history: {
        ...history,
        changes: history.changes.filter(({ field }) => wanted.size === 0 || wanted.has(field)),
      },
    })),
  );
  return entries
    .filter(({ history }) => history.changes.length > 0)
    .sort((a, b) => a.history.created - b.history.created || a.issue.id - b.issue.id);
}

function fetchChangelogs(visit: Visit): Answer {
  const body = bodyOf(visit);
  const asked = strings(body.issueIdsOrKeys);
  if (asked.length === 0 || asked.length > mostLogged)
    throw refuse(400, `issueIdsOrKeys must have 1 to ${mostLogged} entries.`);
  const entries = entriesOf(fetchAll(visit, asked).issues, strings(body.fieldIds));
  const startAt = Number(body.nextPageToken ?? 0);
  const page = entries.slice(startAt, startAt + Number(body.maxResults ?? 1000));
  const next = startAt + page.length;
  const logged = [...new Set(page.map(({ issue }) => issue))];
  return ok({
    issueChangeLogs: logged.map((issue) => ({
      issueId: String(issue.id),
      // A number, as in the published example of this resource.
      changeHistories: page
        .filter((entry) => entry.issue === issue)
        .map(({ history }) => ({ ...historyWire(visit, history), created: history.created })),
    })),
    ...(next < entries.length && { nextPageToken: String(next) }),
  });
}

/** Creating and reading many issues at once. */
export const bulkResources: Resource[] = [
  post('/issue/bulk', createIssues),
  onCloud(post('/issue/bulkfetch', fetchIssues)),
  onCloud(post('/changelog/bulkfetch', fetchChangelogs)),
];
