import { type Answer, ok } from '../../call.ts';
import { type Board, boards } from '../content/boards.ts';
import { projects } from '../content/projects.ts';
import { refuse } from '../errors.ts';
import type { Visit } from '../jira.ts';
import { JqlError } from '../jql/jql-error.ts';
import { createSearchIndex, type SearchIndex } from '../jql/search.ts';
import { canBrowse, findProject } from '../permissions.ts';
import { projectRefWire } from '../wire/catalog.ts';
import { issueWire, namesWire, schemasWire, selectFields } from '../wire/issue.ts';
import { sprintJson } from '../wire/sprint.ts';
import { get, listed, pageOf, type Resource, segment } from './resource.ts';

const agile = '/rest/agile/1.0';
const pages = { normal: 50, most: 50 };

const projectsOf = (visit: Visit, board: Board) =>
  projects.filter((project) => board.projects.includes(project.key) && canBrowse(visit.user, project));

const visible = (visit: Visit): Board[] => boards.filter((board) => projectsOf(visit, board).length > 0);

/** The board of the path or of a body, if the caller may see it. */
export function findBoard(visit: Visit, id: unknown): Board {
  const found = visible(visit).find((board) => String(board.id) === String(id));
  if (found) return found;
  throw refuse(
    404,
    'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
  );
}

/** The same for what only boards with sprints have. */
export function findScrumBoard(visit: Visit, id: unknown): Board {
  const board = findBoard(visit, id);
  if (board.type !== 'scrum') throw refuse(400, 'The board does not support sprints');
  return board;
}

function boardWire(visit: Visit, board: Board) {
  const { id, name, type } = board;
  const [project] = projectsOf(visit, board);
  return {
    id,
    self: `${visit.call.base}${agile}/board/${id}`,
    name,
    type,
    // Only Cloud's boards live in a project.
    ...(visit.jira.cloud &&
      project && {
        location: {
          projectId: Number(project.id),
          displayName: `${project.name} (${project.key})`,
          projectName: project.name,
          projectKey: project.key,
          projectTypeKey: project.typeKey,
          name: `${project.name} (${project.key})`,
        },
      }),
  };
}

function listBoards(visit: Visit): Answer {
  const { query } = visit.call;
  const name = (query.get('name') ?? '').toLowerCase();
  const types = listed(visit, 'type');
  const key = query.get('projectKeyOrId');
  const project = key === null ? undefined : findProject(visit, key);
  if (key !== null && !project) throw refuse(400, `No project could be found with key or id '${key}'.`);
  const found = visible(visit).filter(
    (board) =>
      board.name.toLowerCase().includes(name) &&
      (types.length === 0 || types.includes(board.type)) &&
      (!project || board.projects.includes(project.key)),
  );
  const page = pageOf(visit, found, pages);
  return ok({ ...page, values: page.values.map((board) => boardWire(visit, board)) });
}

function listProjects(visit: Visit): Answer {
  const page = pageOf(visit, projectsOf(visit, findBoard(visit, segment(visit, 'board'))), pages);
  return ok({ ...page, values: page.values.map((project) => projectRefWire(visit, project)) });
}

function listSprints(visit: Visit): Answer {
  const board = findScrumBoard(visit, segment(visit, 'board'));
  const states = listed(visit, 'state');
  const wrong = states.find((state) => !['future', 'active', 'closed'].includes(state));
  if (wrong !== undefined) throw refuse(400, `Unknown sprint state '${wrong}'.`);
  const found = visit.jira.sprints
    .all()
    .filter((sprint) => sprint.board === board.id && (states.length === 0 || states.includes(sprint.state)));
  const { total: _, ...page } = pageOf(visit, found, pages);
  return ok({ ...page, values: page.values.map((sprint) => sprintJson(visit, sprint)) });
}

/** The board's own condition around the caller's. */
function boardJql({ projects: keys, type }: Board, asked: string): string {
  const at = asked.search(/\border\s+by\b/i);
  const [where, order] = at < 0 ? [asked, 'ORDER BY key ASC'] : [asked.slice(0, at), asked.slice(at)];
  const own = `project in (${keys.join(', ')})${type === 'scrum' ? ' AND issuetype != Epic' : ''}`;
  return `${where.trim() === '' ? own : `(${own}) AND (${where})`} ${order}`;
}

function find(index: SearchIndex, visit: Visit, jql: string): readonly number[] {
  try {
    const { ids, problems } = index.find(visit, jql);
    if (problems.length > 0) throw refuse(400, ...problems);
    return ids;
  } catch (error) {
    throw error instanceof JqlError ? refuse(400, error.message) : error;
  }
}

function listIssues(index: SearchIndex, asked: Visit): Answer {
  const visit: Visit = { ...asked, wiki: true };
  const board = findBoard(visit, segment(visit, 'board'));
  const ids = find(index, visit, boardJql(board, visit.call.query.get('jql') ?? ''));
  const { values, startAt, maxResults, total } = pageOf(visit, ids, { normal: 50, most: 100 });
  const expand = new Set(listed(visit, 'expand'));
  const view = { fields: listed(visit, 'fields'), expand: new Set<string>(), properties: [] };
  const fields = selectFields(visit.jira.fields, view.fields);
  const changes = expand.has('changelog') ? ['changelog'] : [];
  return ok({
    expand: 'schema,names',
    startAt,
    maxResults,
    total,
    issues: values.flatMap((id) => {
      const issue = visit.jira.issues.byId(id);
      return issue ? [issueWire(visit, issue, { ...view, expand: new Set(changes) })] : [];
    }),
    ...(expand.has('names') && { names: namesWire(fields) }),
    ...(expand.has('schema') && { schema: schemasWire(fields) }),
  });
}

/** Boards, and what they show. */
export function boardResources(): Resource[] {
  const index = createSearchIndex();
  return [
    get(`${agile}/board`, listBoards),
    get(`${agile}/board/{board}/project`, listProjects),
    get(`${agile}/board/{board}/sprint`, listSprints),
    get(`${agile}/board/{board}/issue`, (visit) => listIssues(index, visit)),
  ];
}
