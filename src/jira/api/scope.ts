import { NotPermitted } from '../../http/errors.ts';
import { projectClause } from './jql/jql.ts';

/** The operator's limit to certain projects (JIRA_PROJECTS_FILTER); everything is inside when there is none. */
export interface Scope {
  includes(projectKey: string): boolean;
  /** @throws NotPermitted */
  assertProject(projectKey: string): void;
  /** @throws NotPermitted */
  assertIssue(issueKey: string): void;
  /** The allowed keys; empty without a limit. */
  keys: readonly string[];
  /** JQL that holds for the allowed projects only; undefined without a limit. */
  clause: string | undefined;
}

/** The project of an issue key: what stands before the first hyphen. */
export const projectOf = (issueKey: string): string => issueKey.split('-', 1)[0] ?? '';

/** A scope from the operator's list of project keys, in any case. */
export function createScope(filter: readonly string[]): Scope {
  const allowed = new Set(filter.map((key) => key.trim().toUpperCase()));
  const includes = (projectKey: string) => allowed.size === 0 || allowed.has(projectKey.toUpperCase());
  const assertProject = (projectKey: string) => {
    if (!includes(projectKey))
      throw new NotPermitted(
        `Project ${projectKey} is not among the projects that the operator allows (JIRA_PROJECTS_FILTER: ${[...allowed].join(', ')}).`,
      );
  };
  return {
    includes,
    assertProject,
    assertIssue: (issueKey) => assertProject(projectOf(issueKey)),
    keys: [...allowed],
    clause: allowed.size > 0 ? projectClause([...allowed]) : undefined,
  };
}
