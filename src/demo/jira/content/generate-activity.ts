import { users } from '../../users.ts';
import type { Activity, Change, Comment, History, Issue, Worklog } from '../model/issue.ts';
import { byId, priorities, resolutions, statuses } from './catalog.ts';
import { projects } from './projects.ts';
import { chance, draw, pick, some } from './random.ts';
import {
  chattyComments,
  chattyNumber,
  showcaseAttachments,
  showcaseNumber,
  showcaseRemoteLinks,
  showcaseWatchers,
} from './showcase.ts';
import { answerToCustomer, internalNote, numberedRemark, remarks, workNotes } from './texts.ts';

const workers = users.filter((user) => user.active && user.name !== 'guest').map((user) => user.accountId);
const anybody = (issue: Issue, salt: number): string => pick(workers, issue.id, salt);

/** A moment between the issue's creation and its last update, the `index`-th of `count`. */
const moment = (issue: Issue, index: number, count: number): number =>
  Math.floor(issue.created + ((issue.updated - issue.created) * (index + 1)) / (count + 1));

const isService = (issue: Issue): boolean =>
  projects.find((project) => project.key === issue.project)?.typeKey === 'service_desk';

const isChatty = (issue: Issue): boolean => issue.project === 'PROJ' && issue.number === chattyNumber;
const isShowcase = (issue: Issue): boolean => issue.project === 'PROJ' && issue.number === showcaseNumber;

function commentCount(issue: Issue): number {
  if (isChatty(issue)) return chattyComments;
  if (isShowcase(issue)) return 6;
  return isService(issue) ? 4 : Math.floor(draw(issue.id, 40) * 5);
}

function comment(issue: Issue, index: number, count: number): Comment {
  const author = anybody(issue, 50 + index);
  const created = moment(issue, index, count);
  const internal = isService(issue) && index % 2 === 1;
  const service = internal ? internalNote : answerToCustomer;
  const ordinary = isChatty(issue) ? numberedRemark(index + 1) : pick(remarks, issue.id, 300 + index);
  return {
    id: issue.id * 1000 + index,
    author,
    updateAuthor: author,
    body: isService(issue) ? service : ordinary,
    created,
    updated: created,
    visibility: isShowcase(issue) && index === 2 ? { type: 'role', value: 'Administrators' } : undefined,
    properties: isService(issue) ? [{ key: 'sd.public.comment', value: { internal } }] : [],
  };
}

function worklogs(issue: Issue): Worklog[] {
  const count = isShowcase(issue) ? 3 : Math.floor(draw(issue.id, 41) * 3);
  return Array.from({ length: issue.originalEstimate === undefined ? 0 : count }, (_, index) => {
    const created = moment(issue, index, count);
    return {
      id: issue.id * 1000 + index,
      author: anybody(issue, 60 + index),
      comment: index === 1 ? undefined : pick(workNotes, issue.id, 70 + index),
      created,
      updated: created,
      started: created - 3_600_000,
      seconds: 1800 * (1 + Math.floor(draw(issue.id, 80 + index) * 8)),
    };
  });
}

/** The statuses that an issue of a workflow has been in when it is in this one, first to last. */
const paths: Readonly<Record<string, readonly string[]>> = {
  '10000': ['10000'],
  '3': ['10000', '3'],
  '10001': ['10000', '3', '10001'],
  '10002': ['10000', '3', '10002'],
  '10003': ['10000', '3', '10001', '10003'],
  '10010': ['10010'],
  '10011': ['10010', '10011'],
  '10012': ['10010', '10011', '10010', '10012'],
  '10020': ['10020'],
  '10021': ['10020', '10021'],
};

function change<T extends { id: string; name: string }>(
  field: string,
  list: readonly T[],
  [from, to]: [string, string],
): Change {
  return { field, from, fromString: byId(list, from).name, to, toString: byId(list, to).name };
}

function history(issue: Issue): History[] {
  const path = paths[issue.status] ?? [];
  const steps: Change[][] = path
    .slice(1)
    .map((to, index) => [change('status', statuses, [path[index] ?? to, to])]);
  if (chance(issue.id, 42, 0.3) && issue.priority !== '3')
    steps.unshift([change('priority', priorities, ['3', issue.priority])]);
  if (issue.resolution !== undefined)
    steps.at(-1)?.push({
      field: 'resolution',
      from: null,
      fromString: null,
      to: issue.resolution,
      toString: byId(resolutions, issue.resolution).name,
    });
  return steps.map((changes, index) => ({
    id: issue.id * 100 + index,
    author: anybody(issue, 90 + index),
    created: index === steps.length - 1 ? issue.statusChanged : moment(issue, index, steps.length),
    changes,
  }));
}

function comments(issue: Issue): Comment[] {
  const count = commentCount(issue);
  return Array.from({ length: count }, (_, index) => comment(issue, index, count));
}

const makers: { [Part in keyof Activity]: (issue: Issue) => Activity[Part] } = {
  comments,
  worklogs,
  history,
  attachments: (issue) => (isShowcase(issue) ? showcaseAttachments(issue) : []),
  watchers: (issue) => (isShowcase(issue) ? showcaseWatchers : some(workers, issue.id, 43, 3)),
  votes: (issue) => some(workers, issue.id, 44, 2),
  remoteLinks: (issue) => (isShowcase(issue) ? showcaseRemoteLinks(issue) : []),
};

/** One part of what happened to an issue: as written, or else made from its number. */
export function activityOf<Part extends keyof Activity>(issue: Issue, part: Part): Activity[Part] {
  const written: Activity[Part] | undefined = issue.activity[part];
  if (written !== undefined) return written;
  return makers[part](issue.origin ?? issue);
}
