import { byId, issueTypes, priorities, statuses } from '../content/catalog.ts';
import type { Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { issueTypeWire, priorityWire, statusWire } from './catalog.ts';

/** An issue inside another one: parent, sub-task or linked issue. */
export const issueRefWire = (visit: Visit, issue: Issue): Record<string, unknown> => ({
  id: String(issue.id),
  key: issue.key,
  self: `${visit.rest}/issue/${issue.id}`,
  fields: {
    summary: issue.summary,
    status: statusWire(visit, byId(statuses, issue.status)),
    priority: priorityWire(visit, byId(priorities, issue.priority)),
    issuetype: issueTypeWire(visit, byId(issueTypes, issue.type)),
  },
});
