import { path } from '../../../http/path.ts';
import type { ChangedIssue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import type { IssueGuard } from '../issue/issue-guard.ts';
import type { ReadBackIssue } from '../issue/read-back.ts';
import type { Users } from '../users.ts';

interface Parts {
  guard: IssueGuard;
  users: Users;
  readBack: ReadBackIssue;
}

/** Gives an issue to somebody, or to nobody; that needs less permission than an edit. */
export function createAssignIssue({ http, dialect }: Connection, { guard, users, readBack }: Parts) {
  return async (key: string, assignee: string | undefined): Promise<ChangedIssue> => {
    await guard(key);
    const body = assignee === undefined ? dialect.nobody : dialect.userRef(await users.find(assignee));
    await http.send('PUT', dialect.rest + path`/issue/${key}/assignee`, { body });
    const { issue, problem } = await readBack(key, {});
    const done = assignee === undefined ? `Issue ${key} unassigned` : `Issue ${key} assigned`;
    return { message: problem ? `${done}; only reading it back failed: ${problem}` : done, issue };
  };
}
