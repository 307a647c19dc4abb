import { created, ok, Refusal } from '../../call.ts';
import { byId, issueTypes } from '../content/catalog.ts';
import type { Project } from '../content/projects.ts';
import { workflows } from '../content/workflows.ts';
import { refuse } from '../errors.ts';
import { type Jira, projectOf, type Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { canWrite, findIssue, findProject } from '../permissions.ts';
import { isRecord } from '../text/check-adf.ts';
import { userWire } from '../wire/user.ts';
import { moveTo } from '../write/commit.ts';
import { bodyOf, get, onCloud, post, type Resource, segment } from './resource.ts';

/** A move that was submitted: done at once, though the first look at it finds it running. */
interface Task {
  id: string;
  submitted: number;
  looks: number;
  processed: number[];
  failed: Record<string, string[]>;
}

const tasks = new WeakMap<Jira, Map<string, Task>>();
const tasksOf = (jira: Jira): Map<string, Task> => {
  const known = tasks.get(jira) ?? new Map<string, Task>();
  tasks.set(jira, known);
  return known;
};

const invalid = (message: string): Refusal => new Refusal(400, { errors: [{ message }] });
const notThisMove = 'Some of the issues in the issueIdsOrKeys are not valid';

const hasStatus = (project: Project, status: string): boolean => {
  const { initial, transitions } = workflows[project.workflow];
  return status === initial || transitions.some(({ to }) => to === status);
};

/** The issue in its new project, and its sub-tasks with it; why not, when it cannot go there. */
function move(visit: Visit, issue: Issue, target: Project, typeId: string): string | undefined {
  const { issues } = visit.jira;
  const subtaskType = issueTypes.find((type) => type.subtask && target.types.includes(type.id));
  const children = issues.subtasks(issue);
  if (!canWrite(visit.user, projectOf(issue)) || !canWrite(visit.user, target))
    return `You do not have permission to move issues to ${target.key}.`;
  if (children.length > 0 && !subtaskType) return `Project ${target.key} has no sub-task issue type.`;
  for (const moving of [issue, ...children]) {
    const kept = hasStatus(target, moving.status) ? moving.status : workflows[target.workflow].initial;
    const changed = moving === issue ? typeId : (subtaskType?.id ?? moving.type);
    const number = issues.nextNumber(target);
    issues.put({
      ...moveTo(visit, moving, kept),
      type: changed,
      project: target.key,
      number,
      key: `${target.key}-${number}`,
      components: [],
      fixVersions: [],
      versions: [],
    });
  }
  return undefined;
}

/** Moves the issues of one entry of the mapping to the place that its key names. */
function moveAll(visit: Visit, task: Task, place: string, sources: unknown): void {
  const [projectKey = '', typeId = ''] = place.split(',');
  const target = findProject(visit, projectKey);
  if (!target?.types.includes(typeId)) throw invalid('The target project or issue type is not valid');
  if (!isRecord(sources) || !Array.isArray(sources.issueIdsOrKeys)) throw invalid(notThisMove);
  for (const asked of sources.issueIdsOrKeys) {
    const issue = findIssue(visit, String(asked));
    if (byId(issueTypes, issue.type).subtask) throw invalid(notThisMove);
    const problem = move(visit, issue, target, typeId);
    if (problem === undefined) task.processed.push(issue.id);
    else task.failed[issue.id] = [problem];
  }
}

function submit(visit: Visit) {
  const { targetToSourcesMapping: mapping } = bodyOf(visit);
  const task: Task = {
    id: String(visit.jira.nextId()),
    submitted: visit.jira.tick(),
    looks: 0,
    processed: [],
    failed: {},
  };
  for (const [place, sources] of Object.entries(isRecord(mapping) ? mapping : {}))
    moveAll(visit, task, place, sources);
  tasksOf(visit.jira).set(task.id, task);
  return created({ taskId: task.id });
}

function progress(visit: Visit) {
  const task = tasksOf(visit.jira).get(segment(visit, 'task'));
  if (!task) throw refuse(404, 'The task was not found.');
  const running = task.looks++ === 0;
  const { submitted: at, processed, failed } = task;
  return ok({
    taskId: task.id,
    status: running ? 'RUNNING' : 'COMPLETE',
    progressPercent: running ? 50 : 100,
    submittedBy: userWire(visit, visit.user),
    // Moments are numbers here, though the document says text.
    created: at,
    started: at,
    updated: at,
    ...(!running && {
      processedAccessibleIssues: processed,
      failedAccessibleIssues: failed,
      invalidOrInaccessibleIssueCount: 0,
      totalIssueCount: processed.length + Object.keys(failed).length,
    }),
  });
}

/** Moving issues to another project, and how far that is. */
export const bulkMoveResources: Resource[] = [
  onCloud(post('/bulk/issues/move', submit)),
  onCloud(get('/bulk/queue/{task}', progress)),
];
