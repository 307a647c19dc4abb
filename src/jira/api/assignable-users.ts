import { z } from 'zod';
import { InvalidArgument } from '../../http/errors.ts';
import type { AssignableUsers } from '../model/user.ts';
import type { Connection } from './connection.ts';
import type { IssueGuard } from './issue/issue-guard.ts';
import { toUser } from './people.ts';
import { WireUser } from './wire.ts';

/** A search for people who can be given issues of a project, or one issue. */
export interface AssignableQuery {
  text: string;
  project?: string | undefined;
  issue?: string | undefined;
  limit: number;
}

/** Finds the people who can be assigned. */
export function createAssignableUsers({ http, dialect, scope }: Connection, guard: IssueGuard) {
  return async ({ text, project, issue, limit }: AssignableQuery): Promise<AssignableUsers> => {
    if ((project === undefined) === (issue === undefined))
      throw new InvalidArgument('Give either project_key or issue_key.');
    if (project !== undefined) scope.assertProject(project);
    if (issue !== undefined) await guard(issue);
    const found = await http.get(`${dialect.rest}/user/assignable/search`, z.array(WireUser), {
      query: { ...dialect.peopleQuery(text), project, issueKey: issue, maxResults: limit },
    });
    return { success: true, count: found.length, users: found.map(toUser) };
  };
}
