import { users } from '../../users.ts';
import type { Field, Option } from '../model/field.ts';
import type { Issue, Value } from '../model/issue.ts';
import { dayOf } from '../zone.ts';
import { groups, teams } from './catalog.ts';
import { draw, pick, some } from './random.ts';
import { descriptions, labels, objects } from './texts.ts';

const day = 86_400_000;
const people = users.filter((user) => user.active).map((user) => user.accountId);

/** Chance that an ordinary custom field has a value at all. */
const filled = 0.4;

function cascade(options: readonly Option[], issue: Issue, salt: number): string[] {
  const parent = pick(options, issue.id, salt);
  const child = parent.children && pick(parent.children, issue.id, salt + 1);
  return child ? [parent.id, child.id] : [parent.id];
}

const rank = (issue: Issue): string => `0|i${issue.number.toString(36).padStart(5, '0')}:`;

/** Sub-tasks follow their parents and epics stay out of sprints. */
function sprintIds(issue: Issue): number[] {
  if (issue.project !== 'PROJ' || issue.type === '10000' || issue.type === '10004') return [];
  const closed = 1 + Math.floor(draw(issue.id, 600) * 8);
  if (issue.status === '10003') return [closed];
  if (issue.status === '10000') return pick([[], [], [9], [10], [11]], issue.id, 601);
  return closed === 8 ? [8, 9] : [9];
}

const makers: Readonly<Partial<Record<Field['kind'], (field: Field, issue: Issue, salt: number) => Value>>> =
  {
    text: (_field, issue, salt) => `${pick(objects, issue.id, salt)} ${issue.number}`,
    rich: (_field, issue, salt) => pick(descriptions, issue.id, salt),
    number: (_field, issue, salt) => Math.floor(draw(issue.id, salt) * 100),
    date: (_field, issue, salt) => dayOf(issue.created + Math.floor(draw(issue.id, salt) * 60) * day),
    datetime: (_field, issue, salt) => issue.created - Math.floor(draw(issue.id, salt) * 48) * 3_600_000,
    user: (_field, issue, salt) => pick(people, issue.id, salt),
    users: (_field, issue, salt) => some(people, issue.id, salt, 3),
    option: (field, issue, salt) => pick(field.options, issue.id, salt).id,
    options: (field, issue, salt) => some(field.options, issue.id, salt, 2).map((option) => option.id),
    cascade: (field, issue, salt) => cascade(field.options, issue, salt),
    labels: (_field, issue, salt) => some(labels, issue.id, salt),
    version: (_field, issue) => issue.versions[0],
    versions: (_field, issue) => issue.fixVersions,
    group: (_field, issue, salt) => pick(groups, issue.id, salt),
    groups: (_field, issue, salt) => some(groups, issue.id, salt),
    projectPicker: () => 'OPS',
    team: (_field, issue, salt) => pick(teams, issue.id, salt).id,
  };

const isEpic = (issue: Issue): boolean => issue.type === '10000';

/** Fields whose value is not left to chance. */
const special: Readonly<Record<string, (issue: Issue) => Value>> = {
  customfield_10011: (issue) => (isEpic(issue) ? issue.summary : undefined),
  customfield_10012: (issue) => (isEpic(issue) ? '10200' : undefined),
  customfield_10013: (issue) => (isEpic(issue) ? 'ghx-label-4' : undefined),
  customfield_10016: (issue) =>
    isEpic(issue) || issue.type === '10004' || draw(issue.id, 602) < 0.3
      ? undefined
      : pick([1, 2, 3, 5, 8, 13], issue.id, 603),
  customfield_10019: rank,
  customfield_10020: sprintIds,
  customfield_10039: (issue) => `https://example.com/designs/${issue.number}`,
};

/** A custom field's value in an issue that was made from its number. */
export function generateCustom(field: Field, issue: Issue): Value {
  const typeKey = issue.project === 'HELP' ? 'service_desk' : 'software';
  if (field.only && field.only !== typeKey) return undefined;
  const maker = special[field.id];
  if (maker) return maker(issue);
  const salt = 1000 + 4 * (field.schema?.customId ?? 0);
  if (draw(issue.id, salt) >= filled) return undefined;
  const value = makers[field.kind]?.(field, issue, salt + 1);
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
