import type { Issue } from '../../model/issue.ts';
import { toUser } from '../people.ts';
import { isRecord, present, prune } from '../prune.ts';
import type { Texts } from '../text/texts.ts';
import { type WireIssue, type WireSchemas, WireUser } from '../wire.ts';
import { reduceCustomValue } from './custom-value.ts';
import { type Reading, systemReaders } from './system-fields.ts';

/** How an answer is shown. */
export interface IssueView {
  /** Fields that were read for another purpose and are not to be shown. */
  hidden: ReadonlySet<string>;
  showUrl: boolean;
  useDisplayNames: boolean;
  /** The newest comments to show. */
  commentLimit: number;
}

/** What an answer tells of its fields, by id. */
export interface FieldNotes {
  /** When asked for. */
  names: Record<string, string> | undefined;
  schema: WireSchemas | undefined;
}

/** Keys that are added to an issue afterwards; a field of this name is shown by its id. */
const TAKEN = new Set(
  'comments comment_total changelogs worklogs watchers transitions remote_links epic_key epic_name names properties failed_sections attachment_results'.split(
    ' ',
  ),
);

/** Turns issues as Jira sends them into issues as results show them. */
export function createIssueReader(parts: { readonly texts: Texts }, webUrl: string | undefined) {
  return (wire: WireIssue, view: IssueView, notes: FieldNotes): Issue => {
    const { texts } = parts;
    const fields = wire.fields ?? {};
    const nameOf = namesFrom(fields);
    const issue = begun(wire, view, webUrl);
    const read = (body: unknown) => texts.toMarkdown(body, nameOf);
    const reading: Reading = { issue, read, commentLimit: view.commentLimit };
    const custom: string[] = [];
    for (const id in fields) {
      // JSON may have this name, which no field of Jira has; assigning it would change what the issue inherits.
      if (id === '__proto__' || view.hidden.has(id)) continue;
      if (id.startsWith('customfield_')) custom.push(id);
      else readSystemField(id, fields[id], reading);
    }
    for (const id of custom) addCustomField(issue, id, { value: fields[id], texts, nameOf, view, notes });
    return issue;
  };
}

/** What an issue is told by, and where it is. */
const begun = ({ id, key, self }: WireIssue, view: IssueView, webUrl: string | undefined): Issue =>
  present({
    id,
    key,
    url: view.showUrl ? self : undefined,
    browse_url: webUrl === undefined ? undefined : `${webUrl}/browse/${key}`,
  });

function readSystemField(id: string, value: unknown, reading: Reading): void {
  const { issue } = reading;
  if (value === null || value === undefined) {
    if (id === 'assignee') issue.assignee = { display_name: 'Unassigned' };
  } else if (!systemReaders.get(id)?.(value, reading)) addOther(issue, id, value);
}

/** A value of a shape that nobody documents is shown as it is rather than lost. */
function addOther(issue: Issue, id: string, value: unknown): void {
  const shown = isUser(value) ? toUser(WireUser.parse(value)) : prune(value);
  if (shown !== '' && !(Array.isArray(shown) && shown.length === 0)) issue[id] = shown;
}

interface CustomField {
  value: unknown;
  texts: Texts;
  nameOf: (login: string) => string | undefined;
  view: IssueView;
  notes: FieldNotes;
}

function addCustomField(issue: Record<string, unknown>, id: string, field: CustomField): void {
  const { value, texts, nameOf, view, notes } = field;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return;
  const rich = texts.isRich(value, notes.schema?.[id]?.custom);
  const shown = rich ? texts.toMarkdown(value, nameOf) : reduceCustomValue(value);
  if (shown === undefined || shown === '') return;
  const name = notes.names?.[id];
  if (view.useDisplayNames && name !== undefined && !(name in issue) && !TAKEN.has(name))
    issue[name] = { value: shown, field_id: id };
  else issue[id] = { value: shown, ...(name !== undefined && { name }) };
}

const isUser = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && 'displayName' in value && ('accountId' in value || 'name' in value);

/** Tells display names by login; who is there is found out when somebody asks. */
function namesFrom(fields: Record<string, unknown>): (login: string) => string | undefined {
  let people: Map<string, string> | undefined;
  return (login) => {
    people ??= peopleIn(fields);
    return people.get(login);
  };
}

/** Display names by login of the people that the issue itself names, so that mentions need no lookup. */
function peopleIn(fields: Record<string, unknown>): Map<string, string> {
  const people = new Map<string, string>();
  const note = (value: unknown) => {
    if (isUser(value) && typeof value.name === 'string' && typeof value.displayName === 'string')
      people.set(value.name, value.displayName);
  };
  for (const value of Object.values(fields)) note(value);
  const { comment } = fields;
  if (isRecord(comment) && Array.isArray(comment.comments))
    for (const entry of comment.comments) if (isRecord(entry)) note(entry.author);
  return people;
}
