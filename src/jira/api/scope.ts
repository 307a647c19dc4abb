import { InvalidArgument, NotPermitted } from '../../http/errors.ts';
import { projectClause } from './jql/jql.ts';

/** How keys look where the operator says so; as Jira makes them by default otherwise. */
export interface KeyPatterns {
  issue?: RegExp | undefined;
  project?: RegExp | undefined;
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

/** Which keys callers may name: their form, and the operator's limit to certain projects (JIRA_PROJECTS_FILTER). */
export class Scope {
  /** The allowed projects; empty without a limit. */
  readonly keys: readonly string[];
  /** JQL that holds for the allowed projects only; undefined without a limit. */
  readonly clause: string | undefined;
  readonly #patterns: KeyPatterns;

  /** `filter` is the operator's list of project keys, in any case. */
  constructor(filter: readonly string[], patterns: KeyPatterns = {}) {
    this.keys = [...new Set(filter.map((key) => key.trim().toUpperCase()))];
    this.clause = this.keys.length > 0 ? projectClause(this.keys) : undefined;
    this.#patterns = patterns;
  }

  includes(projectKey: string): boolean {
    return this.keys.length === 0 || this.keys.includes(projectKey.toUpperCase());
  }

  /** For a key that the caller gave. @throws InvalidArgument, NotPermitted */
  assertProject(projectKey: string): void {
    assertForm(projectKey, 'project', this.#patterns);
    this.assertFoundProject(projectKey);
  }

  /** For a key that the caller gave. @throws InvalidArgument, NotPermitted */
  assertIssue(issueKey: string): void {
    assertForm(issueKey, 'issue', this.#patterns);
    this.assertFoundIssue(issueKey);
  }

  /** For a project that Jira answered. @throws NotPermitted */
  assertFoundProject(projectKey: string): void {
    if (this.includes(projectKey)) return;
    throw new NotPermitted(
      `Project ${projectKey} is not among the projects that the operator allows (JIRA_PROJECTS_FILTER: ${this.keys.join(', ')}).`,
    );
  }

  /** For an issue that Jira answered. @throws NotPermitted */
  assertFoundIssue(issueKey: string): void {
    this.assertFoundProject(projectOf(issueKey));
  }
}
