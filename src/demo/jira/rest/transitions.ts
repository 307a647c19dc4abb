import { noContent, ok } from '../../call.ts';
import { refuse, refuseFields } from '../errors.ts';
import type { Visit } from '../jira.ts';
import { findIssue } from '../permissions.ts';
import { isRecord } from '../text/check-adf.ts';
import { transitionsOf, transitionsWire } from '../wire/transition.ts';
import { commitDraft, moveTo } from '../write/commit.ts';
import { applyEdit } from '../write/edit.ts';
import { bodyOf, get, listed, post, type Resource, segment } from './resource.ts';

function listTransitions(visit: Visit) {
  const issue = findIssue(visit, segment(visit, 'key'));
  const wanted = visit.call.query.get('transitionId');
  const all = transitionsWire(visit, issue, listed(visit, 'expand').includes('transitions.fields'));
  return ok({
    expand: 'transitions',
    transitions: wanted === null ? all : all.filter(({ id }) => id === wanted),
  });
}

function makeTransition(visit: Visit) {
  const issue = findIssue(visit, segment(visit, 'key'));
  const { transition, fields, update } = bodyOf(visit);
  if (!isRecord(transition) || transition.id === undefined)
    throw refuse(400, "Missing 'transition' identifier");
  const id = String(transition.id);
  if (!/^\d+$/.test(id)) throw refuse(400, `'transition' identifier must be an integer`);
  const chosen = transitionsOf(visit, issue).find((candidate) => candidate.id === id);
  if (!chosen) throw refuse(400, `Transition id '${id}' is not valid for this issue.`);
  const given = isRecord(fields) ? fields : {};
  const missing = visit.jira.fields.filter(
    ({ id: name }) => chosen.demands?.includes(name) && !(name in given),
  );
  if (missing.length > 0)
    throw refuseFields(Object.fromEntries(missing.map((field) => [field.id, `${field.name} is required.`])));
  const allowed = new Set([...chosen.screen, 'comment', 'worklog']);
  const draft = applyEdit(visit, issue, { fields, update }, allowed);
  commitDraft(visit, issue, { ...draft, issue: moveTo(visit, draft.issue, chosen.to) });
  return noContent();
}

/** Moving an issue through its workflow. */
export const transitionResources: Resource[] = [
  get('/issue/{key}/transitions', listTransitions),
  post('/issue/{key}/transitions', makeTransition),
];
