import { InvalidArgument } from '../../../http/errors.ts';
import type { Connection } from '../connection.ts';
import { normaliseKey } from '../keys.ts';
import { isRecord } from '../prune.ts';
import type { Texts } from '../text/texts.ts';
import type { Users } from '../users.ts';
import type { FieldMeta } from './field-meta.ts';
import {
  asGiven,
  isNothing,
  isSprint,
  isTeam,
  plainShapes,
  type Shape,
  shown,
  textOf,
  toList,
  toSprint,
  toTeam,
  type Writing,
} from './plain-values.ts';

/** See `createFieldValues`. */
export type FieldValues = ReturnType<typeof createFieldValues>;

const ELSEWHERE: Record<string, string> = {
  attachment: 'jira_update_issue with attachments',
  'comments-page': 'jira_add_comment',
  issuelinks: 'jira_create_issue_link',
  worklog: 'jira_add_worklog',
  status: 'jira_transition_issue',
  watches: 'jira_add_watcher',
};

/** Shapes field values by the field's type. */
export function createFieldValues({ dialect, scope }: Connection, users: Users, texts: Texts) {
  const person: Shape = async (meta, value) => dialect.userRef(await users.find(identifierOf(meta, value)));

  const text: Shape = async (meta, value, writing) => {
    if (dialect.isRichText(value, undefined)) return texts.asGiven(value);
    const stored = await texts.fromMarkdown(textOf(meta, value), await writing.before?.(meta.id));
    writing.removed.push(...stored.removed);
    return stored.body;
  };

  const parent: Shape = (meta, value) => {
    if (isRecord(value) && value.id !== undefined && value.key === undefined) return { id: String(value.id) };
    const given = textOf(meta, isRecord(value) ? value.key : value);
    if (/^\d+$/.test(given)) return { id: given };
    const key = normaliseKey(given, meta.name);
    scope.assertIssue(key);
    return { key };
  };

  const byType: Record<string, Shape> = { user: person, text, issuelink: parent };

  const one: Shape = (meta, value, writing) =>
    isNothing(value) ? null : (byType[meta.type] ?? plainShapes[meta.type] ?? asGiven)(meta, value, writing);

  const several: Shape = (meta, value, writing) => {
    const item = { ...meta, type: meta.items ?? 'any' };
    const entries = isNothing(value) ? [] : toList(value);
    return Promise.all(entries.map((entry) => one(item, entry, writing)));
  };

  /** @throws InvalidArgument naming the field and what it takes. */
  return async (meta: FieldMeta, value: unknown, writing: Writing): Promise<unknown> => {
    const elsewhere = ELSEWHERE[meta.type] ?? ELSEWHERE[meta.items ?? ''];
    if (elsewhere) throw new InvalidArgument(`${meta.name} is not set as a field: use ${elsewhere}.`);
    if (isSprint(meta)) return toSprint(meta, value);
    if (isTeam(meta)) return toTeam(meta, value);
    return (meta.type === 'array' ? several : one)(meta, value, writing);
  };
}

function identifierOf(meta: FieldMeta, value: unknown): string {
  if (typeof value === 'string') return value;
  const keys = [
    'accountId',
    'account_id',
    'name',
    'key',
    'id',
    'emailAddress',
    'email',
    'displayName',
    'display_name',
  ];
  const found = isRecord(value)
    ? keys.map((key) => value[key]).find((entry) => typeof entry === 'string')
    : undefined;
  if (typeof found === 'string') return found;
  throw new InvalidArgument(`${meta.name} takes a person's name, e-mail address or id, not ${shown(value)}.`);
}
