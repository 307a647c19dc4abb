import { created, ok } from '../../call.ts';
import { activityOf } from '../content/generate-activity.ts';
import type { Visit } from '../jira.ts';
import { findIssue, findWritable } from '../permissions.ts';
import { worklogWire } from '../wire/comment.ts';
import { commitDraft } from '../write/commit.ts';
import { readWorklog } from '../write/new-worklog.ts';
import { readTimetracking } from '../write/timetracking.ts';
import { bodyOf, get, pageOf, post, type Resource, segment } from './resource.ts';

function listWorklogs(visit: Visit) {
  const issue = findIssue(visit, segment(visit, 'key'));
  const worklogs = activityOf(issue, 'worklogs');
  const most = visit.jira.cloud ? 5000 : worklogs.length;
  const page = pageOf(visit, worklogs, { normal: most, most });
  return ok({
    startAt: page.startAt,
    maxResults: page.maxResults,
    total: page.total,
    worklogs: page.values.map((worklog) => worklogWire(visit, issue, worklog)),
  });
}

function addWorklog(visit: Visit) {
  const issue = findWritable(
    visit,
    segment(visit, 'key'),
    'You do not have the permission to associate a worklog to this issue.',
  );
  const worklog = readWorklog(visit, bodyOf(visit));
  const { query } = visit.call;
  const given = query.get('adjustEstimate') === 'new' ? query.get('newEstimate') : null;
  const estimate = given === null ? {} : readTimetracking(issue, { remainingEstimate: given });
  const leave = given !== null || query.get('adjustEstimate') === 'leave';
  const remaining = estimate.remainingEstimate ?? issue.remainingEstimate;
  // The draft subtracts the logged time; what must stay as it is gets that time on top first.
  const draft = {
    ...issue,
    remainingEstimate: leave && remaining !== undefined ? remaining + worklog.seconds : remaining,
  };
  commitDraft(visit, issue, { issue: draft, comments: [], worklogs: [worklog], links: [] });
  return created(worklogWire(visit, issue, worklog));
}

/** Work logged on an issue. */
export const worklogResources: Resource[] = [
  get('/issue/{key}/worklog', listWorklogs),
  post('/issue/{key}/worklog', addWorklog),
];
