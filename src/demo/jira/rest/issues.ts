import { noContent, ok } from '../../call.ts';
import { users } from '../../users.ts';
import { activityOf } from '../content/generate-activity.ts';
import { refuse } from '../errors.ts';
import { projectOf, type Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { findIssue, findWritable } from '../permissions.ts';
import { historyWire } from '../wire/changelog.ts';
import { editFields, fieldMetaMap } from '../wire/field-meta.ts';
import { issueWire } from '../wire/issue.ts';
import { userWire } from '../wire/user.ts';
import { commitDraft } from '../write/commit.ts';
import { applyEdit } from '../write/edit.ts';
import { readAssignee } from '../write/read-people.ts';
import {
  bodyOf,
  flag,
  get,
  listed,
  onCloud,
  pageOf,
  put,
  type Resource,
  remove,
  segment,
} from './resource.ts';

const keyOf = (visit: Visit): string => segment(visit, 'key');

function getIssue(visit: Visit) {
  const issue = findIssue(visit, keyOf(visit));
  const { jira, user } = visit;
  if (flag(visit, 'updateHistory')) jira.views.set(`${user.accountId} ${issue.id}`, jira.now());
  return ok(
    issueWire(visit, issue, {
      fields: listed(visit, 'fields'),
      expand: new Set(listed(visit, 'expand')),
      properties: listed(visit, 'properties'),
    }),
  );
}

const cannotEdit = 'You do not have permission to edit issues in this project.';

function editIssue(visit: Visit) {
  const issue = findWritable(visit, keyOf(visit), cannotEdit);
  const body = bodyOf(visit);
  if (body.fields === undefined && body.update === undefined)
    throw refuse(400, "one of 'fields' or 'update' required");
  const allowed = new Set(editFields(visit, projectOf(issue), issue.type).map((field) => field.id));
  const draft = applyEdit(visit, issue, body, allowed);
  const saved = commitDraft(visit, issue, draft);
  if (!flag(visit, 'returnIssue') || !visit.jira.cloud) return noContent();
  return ok(issueWire(visit, saved, { fields: [], expand: new Set(), properties: [] }));
}

function deleteIssue(visit: Visit) {
  const issue = findWritable(
    visit,
    keyOf(visit),
    'You do not have permission to delete issues in this project.',
  );
  const { issues } = visit.jira;
  const children = issues.subtasks(issue);
  if (children.length > 0 && !flag(visit, 'deleteSubtasks'))
    throw refuse(
      400,
      `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  for (const gone of [...children, issue]) issues.remove(gone);
  return noContent();
}

function assign(visit: Visit) {
  const issue = findWritable(visit, keyOf(visit), 'You do not have permission to assign issues.');
  const assignee = readAssignee(visit, bodyOf(visit), projectOf(issue));
  commitDraft(visit, issue, { issue: { ...issue, assignee }, comments: [], worklogs: [], links: [] });
  return noContent();
}

function watchers(visit: Visit) {
  const issue = findIssue(visit, keyOf(visit));
  const ids = activityOf(issue, 'watchers');
  return ok({
    self: `${visit.rest}/issue/${issue.key}/watchers`,
    isWatching: ids.includes(visit.user.accountId),
    watchCount: ids.length,
    watchers: users.filter((user) => ids.includes(user.accountId)).map((user) => userWire(visit, user)),
  });
}

function changelog(visit: Visit) {
  const issue = findIssue(visit, keyOf(visit));
  const page = pageOf(visit, activityOf(issue, 'history'), { normal: 100, most: 100 });
  const self = (startAt: number) =>
    `${visit.rest}/issue/${issue.key}/changelog?maxResults=${page.maxResults}&startAt=${startAt}`;
  return ok({
    self: self(page.startAt),
    ...(!page.isLast && { nextPage: self(page.startAt + page.maxResults) }),
    ...page,
    values: page.values.map((history) => historyWire(visit, history)),
  });
}

const remoteLinksWire = (visit: Visit, issue: Issue) =>
  activityOf(issue, 'remoteLinks').map((link) => ({
    id: link.id,
    self: `${visit.rest}/issue/${issue.key}/remotelink/${link.id}`,
    globalId: `system=demo&id=${link.id}`,
    relationship: link.relationship,
    object: { url: link.url, title: link.title, summary: link.summary, icon: {}, status: { icon: {} } },
  }));

/** Reading, editing, assigning and deleting one issue, and what hangs on it. */
export const issueResources: Resource[] = [
  get('/issue/{key}', getIssue),
  put('/issue/{key}', editIssue),
  remove('/issue/{key}', deleteIssue),
  put('/issue/{key}/assignee', assign),
  get('/issue/{key}/watchers', watchers),
  onCloud(get('/issue/{key}/changelog', changelog)),
  get('/issue/{key}/remotelink', (visit) => ok(remoteLinksWire(visit, findIssue(visit, keyOf(visit))))),
  get('/issue/{key}/editmeta', (visit) => {
    const issue = findIssue(visit, keyOf(visit));
    return ok({ fields: fieldMetaMap(visit, projectOf(issue), issue) });
  }),
];
