import { InvalidArgument } from '../../../http/errors.ts';
import { isRecord } from '../prune.ts';
import { toCascade, toChoice } from './choices.ts';
import type { FieldMeta } from './field-meta.ts';
import { toDay, toDuration, toMoment } from './moments.ts';

/** What the fields of one write share. */
export interface Writing {
  /** The stored text that a rich text field has now; absent when the issue is new. */
  before?(fieldId: string): Promise<unknown>;
  /** Collects what the new texts no longer have. */
  removed: string[];
}

/** Turns a value as callers give it into what Jira takes for the field. @throws InvalidArgument */
export type Shape = (meta: FieldMeta, value: unknown, writing: Writing) => unknown;

/** Types whose values need nothing from Jira. */
export const plainShapes: Record<string, Shape> = {
  string: toText,
  number: toNumber,
  date: (meta, value) => toDay(textOf(meta, value), meta.name),
  datetime: (meta, value) => toMoment(textOf(meta, value), meta.name),
  option: toChoice,
  priority: toChoice,
  resolution: toChoice,
  issuetype: toChoice,
  securitylevel: toChoice,
  version: toChoice,
  component: toChoice,
  'option-with-child': toCascade,
  group: (meta, value) => (isRecord(value) ? value : { name: textOf(meta, value) }),
  project: (meta, value) => (isRecord(value) ? value : { key: textOf(meta, value) }),
  timetracking: toEstimates,
};

/** Sprint fields call themselves lists of text or JSON. */
export const isSprint = (meta: FieldMeta): boolean => /gh-sprint$/.test(meta.custom ?? '');

/** What callers send to clear a field. */
export const isNothing = (value: unknown): boolean => value === null || value === '';

/** Types that only a plugin knows: the caller has to give what Jira takes. */
export const asGiven: Shape = (_meta, value) => value;

/** A list, also as comma-separated text or a single value. */
export function toList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [value];
  return value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** @throws InvalidArgument for what is no text, number or truth value. */
export function textOf(meta: FieldMeta, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new InvalidArgument(`${meta.name} takes text, not ${shown(value)}.`);
}

function toNumber(meta: FieldMeta, value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new InvalidArgument(`${meta.name} takes a number, not ${shown(value)}.`);
}

function toText(meta: FieldMeta, value: unknown): string {
  if (isChecklist(meta, value)) return checklist(value);
  const text = textOf(meta, value);
  const { custom = '' } = meta;
  if (custom.endsWith(':url') && !URL.canParse(text))
    throw new InvalidArgument(
      `${meta.name} takes an address such as https://example.com/page, not ${shown(value)}.`,
    );
  if (/^labels$|:labels$/.test(custom || meta.id) && /\s/.test(text))
    throw new InvalidArgument(`${meta.name} takes labels without spaces, not ${shown(value)}.`);
  return text;
}

const ESTIMATES: Record<string, string> = {
  originalestimate: 'originalEstimate',
  remainingestimate: 'remainingEstimate',
};

/** Estimates in Jira's own notation; a text alone is the original one. */
function toEstimates(meta: FieldMeta, value: unknown): Record<string, string> {
  const given = isRecord(value) ? value : { originalEstimate: value };
  const entries = Object.entries(given).map(([key, text]) => {
    const name = ESTIMATES[key.replaceAll('_', '').toLowerCase()];
    if (name === undefined || typeof text !== 'string')
      throw new InvalidArgument(
        `${meta.name} takes an object such as {"originalEstimate": "2d", "remainingEstimate": "4h"}, not ${shown(value)}.`,
      );
    return [name, toDuration(text, `${meta.name}.${name}`)];
  });
  return Object.fromEntries(entries);
}

const TEAM = /:atlassian-team$|:rm-teams-custom-field-team$/;
/** Fields for a team of Atlassian's, whose types differ between the deployments. */
export const isTeam = (meta: FieldMeta): boolean => meta.type === 'team' || TEAM.test(meta.custom ?? '');

/** Jira takes a team by its id alone, whatever it answers. */
export function toTeam(meta: FieldMeta, value: unknown): string | null {
  if (isNothing(value)) return null;
  const id = isRecord(value) ? value.id : value;
  if ((typeof id === 'string' && id.trim() !== '') || typeof id === 'number') return String(id).trim();
  throw new InvalidArgument(
    `${meta.name} takes the id of a team, which stands in the address of the team's page, not ${shown(value)}.`,
  );
}

/** Jira takes a sprint by its id alone, whatever it answers. */
export function toSprint(meta: FieldMeta, value: unknown): number | null {
  if (isNothing(value)) return null;
  const [first] = toList(value);
  const id = Number(isRecord(first) ? first.id : first);
  if (Number.isInteger(id) && id > 0) return id;
  throw new InvalidArgument(
    `${meta.name} takes the id of a sprint (see jira_get_sprints_from_board), not ${shown(value)}.`,
  );
}

const isChecklist = (meta: FieldMeta, value: unknown): value is unknown[] =>
  Array.isArray(value) && /checklist/i.test(meta.custom ?? '');

/** Checklist plugins keep their items as Markdown tasks in a text field. */
const checklist = (items: unknown[]): string =>
  items
    .map((item) => {
      if (!isRecord(item)) return `* [ ] ${String(item)}`;
      const label = item.name ?? item.text ?? item.label ?? item.summary ?? '';
      return `* [${item.checked === true || item.done === true ? 'x' : ' '}] ${String(label)}`;
    })
    .join('\n');

/** A value as a message shows it. */
export const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 80);
