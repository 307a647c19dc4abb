import { ok } from '../../call.ts';
import { type DemoUser, users } from '../../users.ts';
import { projects } from '../content/projects.ts';
import { refuse } from '../errors.ts';
import { projectOf, type Visit } from '../jira.ts';
import { canBrowse, canWrite, findIssue, findProject } from '../permissions.ts';
import { userDetailsWire, userWire } from '../wire/user.ts';
import { flag, get, integer, type Resource } from './resource.ts';

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase();

/** Whether a person's name, address or login has a word that starts with the text; "." alone finds everybody. */
function matches(user: DemoUser, text: string): boolean {
  const wanted = folded(text);
  if (wanted === '.' || wanted === '') return true;
  const names = [user.displayName, ...user.displayName.split(' '), user.email, user.name].map(folded);
  return names.some((name) => name.startsWith(wanted));
}

function candidates(visit: Visit): DemoUser[] {
  const { query } = visit.call;
  const accountId = query.get('accountId');
  if (visit.jira.cloud && accountId !== null) return users.filter((user) => user.accountId === accountId);
  const text = query.get(visit.jira.cloud ? 'query' : 'username') ?? '';
  return users.filter((user) => matches(user, text));
}

function peoplePage(visit: Visit, found: readonly DemoUser[]) {
  const startAt = integer(visit, 'startAt', 0);
  const maxResults = Math.min(integer(visit, 'maxResults', 50), 1000);
  return ok(found.slice(startAt, startAt + maxResults).map((user) => userWire(visit, user)));
}

function getUser(visit: Visit) {
  const { query } = visit.call;
  const { cloud } = visit.jira;
  const [accountId, name, key] = [query.get('accountId'), query.get('username'), query.get('key')];
  if (cloud ? accountId === null : name === null && key === null)
    throw refuse(
      400,
      cloud
        ? "The query parameter 'accountId' must be provided"
        : "Either the 'username' or the 'key' query parameters need to be provided",
    );
  const found = users.find((user) =>
    cloud ? user.accountId === accountId : name === null ? user.key === key : user.name === name,
  );
  if (found) return ok(userDetailsWire(visit, found));
  if (cloud) throw refuse(404, 'Specified user does not exist or you do not have required permissions');
  throw refuse(
    404,
    name === null
      ? `The user with the key '${key}' does not exist`
      : `The user named '${name}' does not exist`,
  );
}

function searchUsers(visit: Visit) {
  const { query } = visit.call;
  const { cloud } = visit.jira;
  if (query.get(cloud ? 'query' : 'username') === null && query.get('accountId') === null)
    throw refuse(
      400,
      cloud
        ? 'Either the query or the accountId parameter must be given.'
        : 'The username query parameter was not provided',
    );
  const inactive = cloud || flag(visit, 'includeInactive');
  return peoplePage(
    visit,
    candidates(visit).filter((user) => user.active || inactive),
  );
}

/** The project that a search for people is about, named by itself or by one of its issues. */
function projectAsked(visit: Visit, parameter: string) {
  const { query } = visit.call;
  const issueKey = query.get('issueKey');
  if (issueKey !== null) return projectOf(findIssue(visit, issueKey));
  const key = query.get(parameter);
  if (key === null)
    throw refuse(400, `Either the '${parameter}' or the 'issueKey' query parameters need to be provided`);
  const project = findProject(visit, key);
  if (!project) throw refuse(404, `No project could be found with key '${key}'.`);
  return project;
}

function searchAssignable(visit: Visit) {
  const project = projectAsked(visit, 'project');
  return peoplePage(
    visit,
    candidates(visit).filter((user) => canWrite(user, project)),
  );
}

const reading = new Set(['BROWSE', 'BROWSE_PROJECTS']);

function searchPermitted(visit: Visit) {
  const permissions = (visit.call.query.get('permissions') ?? '').split(',').filter((name) => name !== '');
  if (permissions.length === 0) throw refuse(400, "The 'permissions' query parameter needs to be provided");
  const project = projectAsked(visit, 'projectKey');
  const onlyReads = permissions.every((name) => reading.has(name));
  const may = onlyReads ? canBrowse : canWrite;
  return peoplePage(
    visit,
    candidates(visit).filter((user) => user.active && may(user, project)),
  );
}

/** The project permissions that the demo tells of; nobody administers one. */
const permissionNames = {
  BROWSE_PROJECTS: 'Browse Projects',
  CREATE_ISSUES: 'Create Issues',
  EDIT_ISSUES: 'Edit Issues',
  ADD_COMMENTS: 'Add Comments',
  ADMINISTER_PROJECTS: 'Administer Projects',
};

/** What the caller may do in at least one project; Data Center tells all permissions, Cloud those that are asked for. */
function myPermissions({ call, user, jira }: Visit) {
  const asked = call.query.get('permissions')?.split(',');
  if (jira.cloud && !asked) throw refuse(400, "The 'permissions' query parameter is required.");
  const entries = Object.entries(permissionNames).filter(([key]) => !jira.cloud || asked?.includes(key));
  const permissions = entries.map(([key, name], index) => {
    const may = reading.has(key) ? canBrowse : canWrite;
    const havePermission = key !== 'ADMINISTER_PROJECTS' && projects.some((project) => may(user, project));
    return [key, { id: String(10 + index), key, name, type: 'PROJECT', description: '', havePermission }];
  });
  return ok({ permissions: Object.fromEntries(permissions) });
}

/** The caller and other people. */
export const peopleResources: Resource[] = [
  get('/myself', (visit) => ok(userDetailsWire(visit, visit.user))),
  get('/mypermissions', myPermissions),
  get('/user', getUser),
  get('/user/search', searchUsers),
  get('/user/assignable/search', searchAssignable),
  get('/user/permission/search', searchPermitted),
];
