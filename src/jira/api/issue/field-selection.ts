import type { Fields } from '../fields/fields.ts';

/** What a read returns when nothing else is asked for. */
export const defaultFields: readonly string[] = [
  'summary',
  'description',
  'status',
  'assignee',
  'reporter',
  'labels',
  'versions',
  'priority',
  'created',
  'updated',
  'issuetype',
];

const SYSTEM_FIELDS =
  `aggregateprogress aggregatetimeestimate aggregatetimeoriginalestimate aggregatetimespent
archivedby archiveddate assignee attachment comment components created creator description duedate environment
fixVersions issuelinks issuerestriction issuetype labels lastViewed parent priority progress project reporter resolution
resolutiondate security status statusCategory statuscategorychangedate subtasks summary thumbnail timeestimate
timeoriginalestimate timespent timetracking updated versions votes watches worklog workratio`.split(/\s+/);

const byLowerCase = new Map(SYSTEM_FIELDS.map((id) => [id.toLowerCase(), id]));

/** Names that results use, or that people use, for Jira's own. */
const ALIASES = new Map([
  ['issue_type', 'issuetype'],
  ['type', 'issuetype'],
  ['fix_versions', 'fixVersions'],
  ['fixversion', 'fixVersions'],
  ['affects_versions', 'versions'],
  ['component', 'components'],
  ['comments', 'comment'],
  ['attachments', 'attachment'],
  ['due', 'duedate'],
  ['due_date', 'duedate'],
  ['resolution_date', 'resolutiondate'],
  ['resolved', 'resolutiondate'],
  ['time_tracking', 'timetracking'],
  ['issue_links', 'issuelinks'],
]);

/** The id of a system field by id or alias in any case; undefined for anything else. */
export const systemField = (name: string): string | undefined =>
  byLowerCase.get(name.toLowerCase()) ?? ALIASES.get(name.toLowerCase());

/** A custom field's id when the name is one: `customfield_10001`, `cf[10001]` or `cf_10001`. */
export const customFieldId = (name: string): string | undefined => {
  const number = /^(?:customfield_|cf_|cf\[)(\d+)\]?$/i.exec(name)?.[1];
  return number === undefined ? undefined : `customfield_${number}`;
};

/** Fields of a result that no Jira field stands behind. */
const DERIVED = ['id', 'key', 'url', 'browse_url', 'epic_key', 'epic_name'];

/** What a read asks Jira for, and what of it is shown. */
export interface FieldSelection {
  /** Jira field ids and wildcards. */
  ids: string[];
  everything: boolean;
  /** Whether custom fields may be among the answer. */
  custom: boolean;
  /** Derived fields asked for by name. */
  derived: string[];
}

/**
 * Turns field names into ids. Only a name that is no system field, custom id or wildcard needs the site's field list.
 * @throws InvalidArgument naming fields that do not exist, with near matches.
 */
export async function selectFields(
  names: readonly string[],
  parts: { readonly fields: Fields },
): Promise<FieldSelection> {
  const selection: FieldSelection = { ids: [], everything: false, custom: false, derived: [] };
  const unknown: string[] = [];
  for (const name of names) {
    const derived = name.toLowerCase();
    if (DERIVED.includes(derived)) selection.derived.push(derived);
    else if (/^\*\w+$/.test(name)) selection.ids.push(name);
    else {
      const sign = name.startsWith('-') ? '-' : '';
      const plain = name.slice(sign.length);
      // Nearly every name is known without the site's list, and so without waiting.
      const ids = knownIds(plain) ?? (await namedIds(plain, parts.fields));
      if (ids.length === 0) unknown.push(name);
      selection.ids.push(...ids.map((id) => sign + id));
    }
  }
  if (unknown.length > 0) throw await parts.fields.unknown(unknown);
  selection.everything = selection.ids.includes('*all');
  selection.custom = selection.ids.some((id) => id.startsWith('*') || id.startsWith('customfield_'));
  selection.ids = [...new Set(selection.ids)];
  return selection;
}

function knownIds(name: string): string[] | undefined {
  const known = systemField(name) ?? customFieldId(name);
  return known === undefined ? undefined : [known];
}

const namedIds = async (name: string, fields: Fields): Promise<string[]> =>
  (await fields.named(name)).map((field) => field.id);

/** Whether the names are the default ones, in any order. */
export const isDefault = (names: readonly string[]): boolean =>
  names.length === defaultFields.length && defaultFields.every((field) => names.includes(field));
