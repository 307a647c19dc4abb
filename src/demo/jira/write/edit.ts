import { refuseFields } from '../errors.ts';
import { projectOf, type Visit } from '../jira.ts';
import type { Comment, Issue, Link, Worklog } from '../model/issue.ts';
import { isRecord } from '../text/check-adf.ts';
import { asStrings } from '../wire/field-values.ts';
import { checkHierarchy } from './hierarchy.ts';
import { readComment } from './new-comment.ts';
import { readLink } from './new-link.ts';
import { readWorklog } from './new-worklog.ts';
import { FieldProblem } from './problem.ts';
import { isList, readElement, readValue, type Target } from './read-value.ts';
import { readTimetracking } from './timetracking.ts';

/** An issue on its way from one state to the next. */
export interface Draft {
  issue: Issue;
  comments: Comment[];
  worklogs: Worklog[];
  links: Omit<Link, 'id'>[];
}

interface Attempt {
  visit: Visit;
  draft: Draft;
  /** Field ids that the call may touch. */
  allowed: ReadonlySet<string>;
  errors: Record<string, string>;
}

const notOnScreen = (id: string): string =>
  `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;

function attempt({ errors }: Attempt, id: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof FieldProblem)) throw error;
    errors[error.key ?? id] = error.message;
  }
}

function targetOf({ visit, draft, allowed }: Attempt, id: string): Target {
  const field = allowed.has(id) ? visit.jira.fields.find((candidate) => candidate.id === id) : undefined;
  if (!field) throw new FieldProblem(notOnScreen(id));
  return { visit, project: projectOf(draft.issue), field };
}

function set(state: Attempt, id: string, input: unknown): void {
  const { draft } = state;
  const target = targetOf(state, id);
  const patch =
    id === 'timetracking'
      ? readTimetracking(draft.issue, input)
      : target.field.write(draft.issue, readValue(input, target));
  draft.issue = { ...draft.issue, ...patch };
}

/** Additions that are no field values: they make something new beside the issue. */
const additions: Readonly<Record<string, (state: Attempt, input: unknown) => void>> = {
  comment: ({ draft, visit }, input) => draft.comments.push(readComment(visit, input)),
  worklog: ({ draft, visit }, input) => draft.worklogs.push(readWorklog(visit, input)),
  issuelinks: ({ draft, visit }, input) => draft.links.push(readLink(visit, draft.issue, input)),
};

function operate(state: Attempt, id: string, verb: string, input: unknown): void {
  const target = targetOf(state, id);
  const addition = verb === 'add' ? additions[id] : undefined;
  if (addition) addition(state, input);
  else if (verb === 'set' || verb === 'edit') set(state, id, input);
  else change(state, target, verb, input);
}

/** Adds one element to a list field, or takes one away. */
function change({ draft }: Attempt, target: Target, verb: string, input: unknown): void {
  const { field } = target;
  if (!isList(field) || (verb !== 'add' && verb !== 'remove'))
    throw new FieldProblem(`Field '${field.id}' does not support the operation '${verb}'.`);
  const element = readElement(input, target);
  const rest = asStrings(field.read(draft.issue)).filter((present) => present !== element);
  draft.issue = {
    ...draft.issue,
    ...field.write(draft.issue, verb === 'add' ? [...rest, element] : rest),
  };
}

function operateAll(state: Attempt, id: string, operations: unknown): void {
  if (!Array.isArray(operations)) throw new FieldProblem('data was not an array');
  for (const operation of operations) {
    if (!isRecord(operation)) throw new FieldProblem('data was not an object');
    for (const [verb, input] of Object.entries(operation)) operate(state, id, verb, input);
  }
}

/** What an edit call carries: values by field, and verbs by field. */
export interface Edit {
  fields?: unknown;
  update?: unknown;
}

const entries = (value: unknown): [string, unknown][] => (isRecord(value) ? Object.entries(value) : []);

/** Applies `fields` and `update` to an issue; refuses with 400 and all that is wrong, changing nothing then. */
export function applyEdit(visit: Visit, issue: Issue, edit: Edit, allowed: ReadonlySet<string>): Draft {
  const draft: Draft = { issue, comments: [], worklogs: [], links: [] };
  const state: Attempt = { visit, draft, allowed, errors: Object.create(null) };
  for (const [id, input] of entries(edit.fields)) attempt(state, id, () => set(state, id, input));
  for (const [id, operations] of entries(edit.update))
    attempt(state, id, () => operateAll(state, id, operations));
  attempt(state, 'parent', () => checkHierarchy(visit, issue, draft.issue));
  if (Object.keys(state.errors).length > 0) throw refuseFields(state.errors);
  return draft;
}
