import { byId, issueTypes } from '../content/catalog.ts';
import type { Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { FieldProblem } from './problem.ts';

/** Refuses a new type or parent that does not fit: sub-tasks hang below ordinary issues, those below epics. */
export function checkHierarchy({ jira }: Visit, before: Issue, after: Issue): void {
  if (after.id !== 0 && before.type === after.type && before.parent === after.parent) return;
  const level = byId(issueTypes, after.type).hierarchyLevel;
  const parent = after.parent === undefined ? undefined : jira.issues.byId(after.parent);
  if (level < 0 && !parent)
    throw new FieldProblem('Issue type is a sub-task but parent issue key or id not specified.', 'issuetype');
  if (!parent) return;
  if (level < 0 && parent.project !== after.project)
    throw new FieldProblem(
      'Issues with this Issue Type must be created in the same project as the parent.',
      'pid',
    );
  if (parent.id === after.id || byId(issueTypes, parent.type).hierarchyLevel !== level + 1)
    throw new FieldProblem('Given parent issue does not belong to appropriate hierarchy.', 'parentId');
}
