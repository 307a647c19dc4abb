import { linkTypes } from '../content/catalog.ts';
import type { Visit } from '../jira.ts';
import type { Issue, Link } from '../model/issue.ts';
import { isRecord } from '../text/check-adf.ts';
import { FieldProblem } from './problem.ts';

const keyOf = (input: unknown): string => (isRecord(input) ? String(input.key ?? input.id ?? '') : '');

/** A link from `{type, outwardIssue | inwardIssue}`, seen from the issue that is edited. */
export function readLink({ jira }: Visit, issue: Issue, input: unknown): Omit<Link, 'id'> {
  if (!isRecord(input) || !isRecord(input.type)) throw new FieldProblem('data was not an object');
  const { id, name } = input.type;
  const type = linkTypes.find((candidate) => candidate.id === id || candidate.name === name);
  if (!type) throw new FieldProblem(`No issue link type with name '${String(name ?? id)}' found.`);
  const outward = input.outwardIssue !== undefined;
  const other = jira.issues.byKey(keyOf(input.outwardIssue ?? input.inwardIssue));
  if (!other) throw new FieldProblem('Issue does not exist or you do not have permission to see it.');
  return outward
    ? { type: type.id, source: issue.id, target: other.id }
    : { type: type.id, source: other.id, target: issue.id };
}
