import { InvalidArgument, NotPermitted } from '../../http/errors.ts';
import { projectClause } from './jql/jql.ts';

/** How keys look where the operator says so; as Jira makes them by default otherwise. */
export interface KeyPatterns {
  issue?: RegExp | undefined;
  project?: RegExp | undefined;
}

/** Which keys callers may name: their form, and the operator's limit to certain projects (JIRA_PROJECTS_FILTER). */
export interface Scope {
  /** The allowed projects; empty without a limit. */
  keys: readonly string[];
  includes(projectKey: string): boolean;
  /** For a key that the caller gave. @throws InvalidArgument, NotPermitted */
  assertProject(projectKey: string): void;
  /** For a key that the caller gave. @throws InvalidArgument, NotPermitted */
  assertIssue(issueKey: string): void;
  /** For a project that Jira answered. @throws NotPermitted */
  assertFoundProject(projectKey: string): void;
  /** For an issue that Jira answered. @throws NotPermitted */
  assertFoundIssue(issueKey: string): void;
  /** JQL that holds for the allowed projects only; undefined without a limit. */
  clause: string | undefined;
}

/** The project of an issue key: what stands before the numbers. */
export const projectOf = (issueKey: string): string => issueKey.replace(/(?:-\d+)+$/, '');

const DEFAULT = { issue: /^[A-Z][A-Z0-9_]+-\d+(?:-\d+)*$/, project: /^[A-Z][A-Z0-9_]+$/ };

/** @throws InvalidArgument */
function assertForm(key: string, what: keyof typeof DEFAULT, patterns: KeyPatterns): void {
  const { [what]: own } = patterns;
  if ((own ?? DEFAULT[what]).test(key.toUpperCase())) return;
  const example = what === 'issue' ? 'an issue key such as PROJ-123' : 'a project key such as PROJ';
  const rule = own ? ` (the operator's pattern is ${own.source})` : '';
  throw new InvalidArgument(`${JSON.stringify(key.slice(0, 60))} is not ${example}${rule}.`);
}

/** A scope from the operator's list of project keys, in any case. */
export function createScope(filter: readonly string[], patterns: KeyPatterns = {}): Scope {
  const allowed = new Set(filter.map((key) => key.trim().toUpperCase()));
  const includes = (projectKey: string) => allowed.size === 0 || allowed.has(projectKey.toUpperCase());
  const assertFoundProject = (projectKey: string) => {
    if (!includes(projectKey))
      throw new NotPermitted(
        `Project ${projectKey} is not among the projects that the operator allows (JIRA_PROJECTS_FILTER: ${[...allowed].join(', ')}).`,
      );
  };
  const assertFoundIssue = (issueKey: string) => assertFoundProject(projectOf(issueKey));
  return {
    keys: [...allowed],
    includes,
    assertProject(projectKey) {
      assertForm(projectKey, 'project', patterns);
      assertFoundProject(projectKey);
    },
    assertIssue(issueKey) {
      assertForm(issueKey, 'issue', patterns);
      assertFoundIssue(issueKey);
    },
    assertFoundProject,
    assertFoundIssue,
    clause: allowed.size > 0 ? projectClause([...allowed]) : undefined,
  };
}
