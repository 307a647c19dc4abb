import type { Issue } from '../../model/issue.ts';
import { toUser } from '../people.ts';
import { isRecord, present, prune } from '../prune.ts';
import type { Texts } from '../text/texts.ts';
import { type WireIssue, type WireSchemas, WireUser } from '../wire.ts';
import { reduceCustomValue } from './custom-value.ts';
import { systemReaders } from './system-fields.ts';

/** How an answer is shown. */
export interface IssueView {
  /** Fields that were read for another purpose and are not to be shown. */
  hidden: ReadonlySet<string>;
  showUrl: boolean;
  /** Field names by id, when asked for. */
  names?: Record<string, string> | undefined;
  schema?: WireSchemas | undefined;
  useDisplayNames: boolean;
  /** The newest comments to show. */
  commentLimit: number;
}

/** Keys that are added to an issue afterwards; a field of this name is shown by its id. */
const TAKEN = new Set(
  'comments comment_total changelogs worklogs watchers transitions remote_links epic_key epic_name names properties failed_sections attachment_results'.split(
    ' ',
  ),
);

/** Turns issues as Jira sends them into issues as results show them. */
export function createIssueReader(texts: Texts, webUrl: string | undefined) {
  return (wire: WireIssue, view: IssueView): Issue => {
    const fields = wire.fields ?? {};
    const people = peopleIn(fields);
    const read = (body: unknown) => texts.toMarkdown(body, people);
    const issue: Record<string, unknown> = {
      id: wire.id,
      key: wire.key,
      ...(view.showUrl && { url: wire.self }),
      browse_url: webUrl === undefined ? undefined : `${webUrl}/browse/${wire.key}`,
    };
    const custom: [string, unknown][] = [];
    for (const [id, value] of Object.entries(fields)) {
      if (view.hidden.has(id)) continue;
      if (id.startsWith('customfield_')) custom.push([id, value]);
      else Object.assign(issue, readSystemField(id, value, { read, view }));
    }
    for (const [id, value] of custom) addCustomField(issue, id, { value, texts, people, view });
    return present(issue) as Issue;
  };
}

interface ReadContext {
  read: (body: unknown) => string | undefined;
  view: IssueView;
}

function readSystemField(id: string, value: unknown, { read, view }: ReadContext): object {
  if (value === null || value === undefined)
    return id === 'assignee' ? { assignee: { display_name: 'Unassigned' } } : {};
  const reader = systemReaders[id];
  const result = reader?.(value, { read, commentLimit: view.commentLimit });
  // A value of a shape that nobody documents is shown as it is rather than lost.
  return result ?? showOther(id, value);
}

const showOther = (id: string, value: unknown): object => {
  const shown = isUser(value) ? toUser(WireUser.parse(value)) : prune(value);
  const empty = shown === '' || (Array.isArray(shown) && shown.length === 0);
  return empty ? {} : { [id]: shown };
};

interface CustomField {
  value: unknown;
  texts: Texts;
  people: ReadonlyMap<string, string>;
  view: IssueView;
}

function addCustomField(issue: Record<string, unknown>, id: string, field: CustomField): void {
  const { value, texts, people, view } = field;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return;
  const rich = texts.isRich(value, view.schema?.[id]?.custom);
  const shown = rich ? texts.toMarkdown(value, people) : reduceCustomValue(value);
  if (shown === undefined || shown === '') return;
  const name = view.names?.[id];
  if (view.useDisplayNames && name !== undefined && !(name in issue) && !TAKEN.has(name))
    issue[name] = { value: shown, field_id: id };
  else issue[id] = { value: shown, ...(name !== undefined && { name }) };
}

const isUser = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && 'displayName' in value && ('accountId' in value || 'name' in value);

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
