import { byId, issueTypes, linkTypes, statuses } from '../content/catalog.ts';
import { activityOf } from '../content/generate-activity.ts';
import type { Visit } from '../jira.ts';
import type { Issue, Link } from '../model/issue.ts';
import { readableComments } from '../permissions.ts';
import { wireTime } from '../zone.ts';
import { attachmentWire } from './attachment.ts';
import { commentWire, worklogWire } from './comment.ts';
import { durationText } from './duration.ts';
import { issueRefWire } from './issue-ref.ts';

const spent = (issue: Issue): number | null => {
  const seconds = activityOf(issue, 'worklogs').reduce((sum, worklog) => sum + worklog.seconds, 0);
  return seconds > 0 ? seconds : null;
};

function progress(issue: Issue): Record<string, number> {
  const done = spent(issue) ?? 0;
  const total = done + (issue.remainingEstimate ?? 0);
  return { progress: done, total, ...(total > 0 && { percent: Math.floor((done * 100) / total) }) };
}

function timetracking(issue: Issue): Record<string, unknown> {
  const { originalEstimate: original, remainingEstimate: remaining } = issue;
  const done = spent(issue);
  return {
    ...(original !== undefined && {
      originalEstimate: durationText(original),
      originalEstimateSeconds: original,
    }),
    ...(remaining !== undefined && {
      remainingEstimate: durationText(remaining),
      remainingEstimateSeconds: remaining,
    }),
    ...(done !== null && { timeSpent: durationText(done), timeSpentSeconds: done }),
  };
}

function linkWire(visit: Visit, issue: Issue, link: Link): Record<string, unknown> {
  const type = byId(linkTypes, link.type);
  const outward = link.source === issue.id;
  const other = visit.jira.issues.byId(outward ? link.target : link.source);
  return {
    id: String(link.id),
    self: `${visit.rest}/issueLink/${link.id}`,
    type: { ...type, self: `${visit.rest}/issueLinkType/${type.id}` },
    ...(other && { [outward ? 'outwardIssue' : 'inwardIssue']: issueRefWire(visit, other) }),
  };
}

/** An issue never carries more comments than this on Cloud; the rest is read page by page. */
const embeddedComments = 100;
const embeddedWorklogs = 20;

function comments(visit: Visit, issue: Issue): Record<string, unknown> {
  const all = readableComments(visit, issue);
  const shown = visit.jira.cloud ? all.slice(0, embeddedComments) : all;
  return {
    comments: shown.map((comment) => commentWire(visit, issue, comment)),
    ...(visit.jira.cloud && { self: `${visit.rest}/issue/${issue.id}/comment` }),
    maxResults: shown.length,
    total: all.length,
    startAt: 0,
  };
}

function worklogs(visit: Visit, issue: Issue): Record<string, unknown> {
  const all = activityOf(issue, 'worklogs');
  return {
    startAt: 0,
    maxResults: embeddedWorklogs,
    total: all.length,
    worklogs: all.slice(0, embeddedWorklogs).map((worklog) => worklogWire(visit, issue, worklog)),
  };
}

function lastViewed({ jira, user, zone }: Visit, issue: Issue): string | null {
  const viewed = jira.views.get(`${user.accountId} ${issue.id}`);
  return viewed === undefined ? null : wireTime(viewed, zone);
}

const original = (issue: Issue) => issue.originalEstimate ?? null;
const remaining = (issue: Issue) => issue.remainingEstimate ?? null;

function workratio(issue: Issue): number {
  const estimate = issue.originalEstimate;
  return estimate ? Math.floor(((spent(issue) ?? 0) * 100) / estimate) : -1;
}

function requestType({ call }: Visit, issue: Issue): Record<string, unknown> {
  const type = byId(issueTypes, issue.type);
  return {
    _links: { web: `${call.base}/servicedesk/customer/portal/1/${issue.key}` },
    requestType: { id: type.id, name: type.name, serviceDeskId: '1' },
    currentStatus: { status: byId(statuses, issue.status).name },
  };
}

/** Values of the fields that are worked out rather than stored, by field id. */
export const computedFields: Readonly<Record<string, (visit: Visit, issue: Issue) => unknown>> = {
  comment: comments,
  worklog: worklogs,
  attachment: (visit, issue) => activityOf(issue, 'attachments').map((file) => attachmentWire(visit, file)),
  issuelinks: (visit, issue) => visit.jira.issues.links(issue).map((link) => linkWire(visit, issue, link)),
  subtasks: (visit, issue) => visit.jira.issues.subtasks(issue).map((child) => issueRefWire(visit, child)),
  timetracking: (_visit, issue) => timetracking(issue),
  timespent: (_visit, issue) => spent(issue),
  timeestimate: (_visit, issue) => remaining(issue),
  timeoriginalestimate: (_visit, issue) => original(issue),
  aggregatetimespent: (_visit, issue) => spent(issue),
  aggregatetimeestimate: (_visit, issue) => remaining(issue),
  aggregatetimeoriginalestimate: (_visit, issue) => original(issue),
  progress: (_visit, issue) => progress(issue),
  aggregateprogress: (_visit, issue) => progress(issue),
  workratio: (_visit, issue) => workratio(issue),
  statuscategorychangedate: ({ zone }, issue) => wireTime(issue.statusChanged, zone),
  security: () => null,
  customfield_10010: requestType,
  lastViewed,
  votes: ({ rest, user }, issue) => ({
    self: `${rest}/issue/${issue.key}/votes`,
    votes: activityOf(issue, 'votes').length,
    hasVoted: activityOf(issue, 'votes').includes(user.accountId),
  }),
  watches: ({ rest, user }, issue) => ({
    self: `${rest}/issue/${issue.key}/watchers`,
    watchCount: activityOf(issue, 'watchers').length,
    isWatching: activityOf(issue, 'watchers').includes(user.accountId),
  }),
};
