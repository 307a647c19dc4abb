import { type Answer, created, noContent, ok } from '../../call.ts';
import { projects } from '../content/projects.ts';
import type { Sprint } from '../content/sprints.ts';
import { refuse, refuseFields } from '../errors.ts';
import type { Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { canWrite, findWritable } from '../permissions.ts';
import { asStrings } from '../wire/field-values.ts';
import { sprintJson } from '../wire/sprint.ts';
import { commitDraft } from '../write/commit.ts';
import { parseMoment } from '../write/read-scalars.ts';
import { findBoard, findScrumBoard } from './boards.ts';
import { bodyOf, get, post, type Resource, segment } from './resource.ts';

const agile = '/rest/agile/1.0';

function findSprint(visit: Visit): Sprint {
  const text = segment(visit, 'sprint');
  const sprint = /^\d{1,9}$/.test(text) ? visit.jira.sprints.byId(Number(text)) : undefined;
  if (!sprint) throw refuse(404, 'Sprint does not exist');
  findBoard(visit, sprint.board);
  return sprint;
}

function checkMayManage(visit: Visit, boardId: number): void {
  const { projects: keys } = findBoard(visit, boardId);
  const allowed = projects.every((project) => !keys.includes(project.key) || canWrite(visit.user, project));
  if (!allowed) throw refuse(403, 'You do not have permission to manage sprints of this board.');
}

function readName(input: unknown): string {
  if (typeof input !== 'string' || input.trim() === '')
    throw refuseFields({ name: 'You must specify a name for the sprint.' });
  if (input.length > 30)
    throw refuseFields({ name: 'Sprint name is too long. It must be 30 characters or less.' });
  return input;
}

function readDate(body: Record<string, unknown>, name: 'startDate' | 'endDate'): number | undefined {
  if (body[name] === undefined || body[name] === null) return undefined;
  const ms = parseMoment(body[name]);
  if (ms === undefined) throw refuseFields({ [name]: `Error parsing date: ${String(body[name])}` });
  return ms;
}

function checkOrder({ start, end }: Sprint): void {
  if (start !== undefined && end !== undefined && start >= end)
    throw refuseFields({ endDate: 'The start date of a sprint must be before the end date.' });
}

function createSprint(visit: Visit): Answer {
  const body = bodyOf(visit);
  const board = findScrumBoard(visit, body.originBoardId);
  checkMayManage(visit, board.id);
  const sprint: Sprint = {
    id: visit.jira.sprints.nextId(),
    board: board.id,
    name: readName(body.name),
    state: 'future',
    goal: String(body.goal ?? ''),
    start: readDate(body, 'startDate'),
    end: readDate(body, 'endDate'),
    completed: undefined,
  };
  checkOrder(sprint);
  visit.jira.sprints.put(sprint);
  return created(sprintJson(visit, sprint));
}

/** The sprint in the state that the body asks for; a sprint can only be started and then completed. */
function moved(visit: Visit, sprint: Sprint, state: unknown): Sprint {
  if (state === undefined || state === sprint.state) return sprint;
  if (sprint.state === 'future' && state === 'active') {
    if (sprint.start === undefined || sprint.end === undefined)
      throw refuse(400, 'A sprint needs a start date and an end date to be started.');
    return { ...sprint, state };
  }
  if (sprint.state === 'active' && state === 'closed')
    return { ...sprint, state, completed: visit.jira.now() };
  throw refuse(400, `A sprint cannot go from state '${sprint.state}' to '${String(state)}'.`);
}

function updateSprint(visit: Visit): Answer {
  const before = findSprint(visit);
  checkMayManage(visit, before.board);
  const body = bodyOf(visit);
  const named: Sprint = {
    ...before,
    ...(body.name !== undefined && { name: readName(body.name) }),
    ...(body.goal !== undefined && { goal: String(body.goal ?? '') }),
  };
  const open: Sprint = {
    ...named,
    start: readDate(body, 'startDate') ?? named.start,
    end: readDate(body, 'endDate') ?? named.end,
  };
  // Of a closed sprint anything else is ignored.
  const after = before.state === 'closed' ? named : moved(visit, open, body.state);
  checkOrder(after);
  visit.jira.sprints.put(after);
  return ok(sprintJson(visit, after));
}

const field = 'customfield_10020';
const most = 50;

/** The issues of the body, all of which the caller may change. */
function issuesOf(visit: Visit): Issue[] {
  const { issues } = bodyOf(visit);
  const keys = Array.isArray(issues) ? issues.map(String) : [];
  if (keys.length === 0) throw refuse(400, 'No issues were given.');
  if (keys.length > most)
    throw refuse(400, `The maximum number of issues that can be moved in one operation is ${most}.`);
  return keys.map((key) =>
    findWritable(visit, key, 'You do not have permission to schedule issues in this project.'),
  );
}

/** Puts issues into a sprint, or out of every open one; the closed ones they were in stay. */
function schedule(visit: Visit, sprint: Sprint | undefined): Answer {
  const { fields, sprints } = visit.jira;
  const sprintField = fields.find((candidate) => candidate.id === field);
  for (const issue of issuesOf(visit)) {
    const closed = asStrings(sprintField?.read(issue))
      .map(Number)
      .filter((id) => sprints.byId(id)?.state === 'closed');
    const next = sprint ? [...closed, sprint.id] : closed;
    const after = { ...issue, custom: { ...issue.custom, [field]: next } };
    commitDraft(visit, issue, { issue: after, comments: [], worklogs: [], links: [] });
  }
  return noContent();
}

function addIssues(visit: Visit): Answer {
  const sprint = findSprint(visit);
  if (sprint.state === 'closed') throw refuse(400, 'Issues can only be moved to open or active sprints.');
  return schedule(visit, sprint);
}

/** Sprints and the issues in them. */
export const sprintResources: Resource[] = [
  post(`${agile}/sprint`, createSprint),
  get(`${agile}/sprint/{sprint}`, (visit) => ok(sprintJson(visit, findSprint(visit)))),
  post(`${agile}/sprint/{sprint}`, updateSprint),
  post(`${agile}/sprint/{sprint}/issue`, addIssues),
  post(`${agile}/backlog/issue`, (visit) => schedule(visit, undefined)),
];
