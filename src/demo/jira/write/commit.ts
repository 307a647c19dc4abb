import { byId, statuses } from '../content/catalog.ts';
import { activityOf } from '../content/generate-activity.ts';
import type { Visit } from '../jira.ts';
import type { Activity, Issue } from '../model/issue.ts';
import { changesBetween } from './describe.ts';
import type { Draft } from './edit.ts';

/** Keeps a draft: the change log grows, `updated` moves, and searches see the new state. */
export function commitDraft(visit: Visit, before: Issue, draft: Draft): Issue {
  const { jira, user } = visit;
  const now = jira.tick();
  const changes = changesBetween(visit, before, draft.issue);
  const spent = draft.worklogs.reduce((sum, worklog) => sum + worklog.seconds, 0);
  const { remainingEstimate: remaining } = draft.issue;
  const issue: Issue = {
    ...draft.issue,
    updated: now,
    remainingEstimate: remaining === undefined ? undefined : Math.max(0, remaining - spent),
    activity: {
      ...before.activity,
      comments: [...activityOf(before, 'comments'), ...draft.comments],
      worklogs: [...activityOf(before, 'worklogs'), ...draft.worklogs],
      history: [
        ...activityOf(before, 'history'),
        ...(changes.length === 0
          ? []
          : [{ id: jira.nextId(), author: user.accountId, created: now, changes }]),
      ],
    },
  };
  jira.issues.put(issue);
  for (const link of draft.links) jira.issues.addLink(link);
  return issue;
}

/** Adds to what happened to an issue without changing its fields. */
export function recordActivity(visit: Visit, issue: Issue, activity: Partial<Activity>): void {
  visit.jira.issues.put({
    ...issue,
    updated: visit.jira.tick(),
    activity: { ...issue.activity, ...activity },
  });
}

/** The issue in another status; entering or leaving a done status sets or clears the resolution. */
export function moveTo(visit: Visit, issue: Issue, status: string): Issue {
  const now = visit.jira.tick();
  const was = byId(statuses, issue.status).category.key;
  const category = byId(statuses, status).category.key;
  const isDone = category === 'done';
  return {
    ...issue,
    status,
    statusChanged: was === category ? issue.statusChanged : now,
    resolution: isDone ? (issue.resolution ?? '10000') : undefined,
    resolved: isDone ? (issue.resolved ?? now) : undefined,
  };
}
