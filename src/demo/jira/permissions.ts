import type { DemoUser } from '../users.ts';
import { activityOf } from './content/generate-activity.ts';
import { type Project, projects } from './content/projects.ts';
import { noSuchIssue, refuse } from './errors.ts';
import { projectOf, type Visit } from './jira.ts';
import type { Comment, Issue } from './model/issue.ts';

/** Whether a person may see the project at all. */
export const canBrowse = (user: DemoUser, project: Project): boolean =>
  project.members === undefined || project.members.includes(user.name);

/** Whether a person may change what the project holds. */
export const canWrite = (user: DemoUser, project: Project): boolean =>
  user.active && user.name !== 'guest' && !project.archived && canBrowse(user, project);

/** The project that a path names by key or id, if the caller may see it. */
export function findProject({ user }: Visit, idOrKey: string): Project | undefined {
  const wanted = idOrKey.toUpperCase();
  return projects.find(
    (project) => (project.key === wanted || project.id === idOrKey) && canBrowse(user, project),
  );
}

/** The issue that a path names by key or id; refuses with 404 when it is missing or hidden. */
export function findIssue({ jira, user }: Visit, idOrKey: string): Issue {
  const issue = /^\d{1,12}$/.test(idOrKey) ? jira.issues.byId(Number(idOrKey)) : jira.issues.byKey(idOrKey);
  if (!issue) throw jira.cloud ? noSuchIssue() : refuse(404, 'Issue Does Not Exist');
  if (!canBrowse(user, projectOf(issue))) throw noSuchIssue();
  return issue;
}

/** The same for a call that writes; refuses with 403 and the given words when the caller may only read. */
export function findWritable(visit: Visit, idOrKey: string, otherwise: string): Issue {
  const issue = findIssue(visit, idOrKey);
  if (!canWrite(visit.user, projectOf(issue))) throw refuse(403, otherwise);
  return issue;
}

/** The comments that the caller may read: what is kept to a role or group is not shown to mere readers. */
export const readableComments = ({ user }: Visit, issue: Issue): readonly Comment[] =>
  canWrite(user, projectOf(issue))
    ? activityOf(issue, 'comments')
    : activityOf(issue, 'comments').filter((comment) => comment.visibility === undefined);
