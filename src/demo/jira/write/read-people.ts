import { type DemoUser, users } from '../../users.ts';
import type { Project } from '../content/projects.ts';
import type { Visit } from '../jira.ts';
import { canWrite } from '../permissions.ts';
import { isRecord } from '../text/check-adf.ts';
import { FieldProblem } from './problem.ts';

/** The person that `{accountId}` on Cloud, `{name}` or `{key}` on Data Center names. */
export function findUserRef({ jira }: Visit, input: Record<string, unknown>): DemoUser | undefined {
  if (jira.cloud) {
    const id = input.accountId ?? input.id;
    return users.find((user) => user.accountId === id);
  }
  return users.find(
    (user) => user.name === input.name || (input.name === undefined && user.key === input.key),
  );
}

const named = (input: Record<string, unknown>): string =>
  String(input.accountId ?? input.id ?? input.name ?? input.key ?? '');

/** Account id of the person that a field's new value names. */
export function readUser(visit: Visit, input: unknown, fieldId: string): string {
  const user = isRecord(input) ? findUserRef(visit, input) : undefined;
  if (user) return user.accountId;
  const onServer = isRecord(input) ? `User '${named(input)}' does not exist.` : 'expected Object';
  throw new FieldProblem(visit.jira.cloud ? `Specify a valid value for ${fieldId}` : onServer, fieldId);
}

/** Account id of the new assignee, undefined for nobody; `-1` gives the issue to the project's lead. */
export function readAssignee(visit: Visit, input: unknown, project: Project): string | undefined {
  if (isRecord(input)) {
    if (named(input) === '-1') return project.lead;
    const empty = visit.jira.cloud ? input.accountId === null : input.name === null || input.name === '';
    if (empty) return undefined;
  }
  const id = readUser(visit, input, 'assignee');
  const user = users.find((candidate) => candidate.accountId === id);
  if (!user || !canWrite(user, project))
    throw new FieldProblem(
      `User '${visit.jira.cloud ? id : user?.name}' cannot be assigned issues.`,
      'assignee',
    );
  return id;
}
