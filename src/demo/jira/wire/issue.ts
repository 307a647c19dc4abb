import { activityOf } from '../content/generate-activity.ts';
import { projectOf, type Visit } from '../jira.ts';
import type { Field } from '../model/field.ts';
import type { Issue } from '../model/issue.ts';
import { isRichText } from '../text/adf.ts';
import { htmlText } from '../text/adf-to-html.ts';
import { historyWire } from './changelog.ts';
import { computedFields } from './computed-fields.ts';
import { fieldMetaMap } from './field-meta.ts';
import { fieldWire } from './field-values.ts';
import { transitionsWire } from './transition.ts';

const expansions = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

/** Changes that an issue carries with it on Cloud; older ones are read page by page. */
const embeddedChanges = 100;

/** The fields that Jira shows on an issue of this project. */
const shown = (visit: Visit, issue: Issue): Field[] => {
  const { typeKey } = projectOf(issue);
  return visit.jira.fields.filter(
    (field) => field.id !== 'issuekey' && (field.only === undefined || field.only === typeKey),
  );
};

/** Narrows the fields by Jira's `fields` parameter: ids, `*all`, `*navigable`, and `-id` to leave one out. */
export function selectFields(fields: readonly Field[], wanted: readonly string[]): Field[] {
  const all = wanted.includes('*all') || wanted.every((name) => name.startsWith('-'));
  const navigable = wanted.includes('*navigable');
  return fields.filter(
    (field) =>
      !wanted.includes(`-${field.id}`) &&
      (all || (navigable && field.navigable) || wanted.includes(field.id)),
  );
}

/** Which fields, sections and properties of an issue are asked for. */
export interface IssueView {
  fields: readonly string[];
  expand: ReadonlySet<string>;
  properties: readonly string[];
}

function fieldsWire(visit: Visit, issue: Issue, fields: readonly Field[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const computed = computedFields[field.id];
    const value = computed ? computed(visit, issue) : fieldWire(visit, field, issue);
    if (value !== undefined) values[field.id] = value;
  }
  return values;
}

function renderedWire(issue: Issue, fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = field.read(issue);
      const html = isRichText(value) ? htmlText(value) : '';
      return [field.id, field.kind === 'rich' ? html : null];
    }),
  );
}

function changelogWire(visit: Visit, issue: Issue): Record<string, unknown> {
  const all = activityOf(issue, 'history');
  // Cloud shows the newest change first, Data Center the oldest.
  const listed = visit.jira.cloud ? all.toReversed().slice(0, embeddedChanges) : all;
  return {
    startAt: 0,
    maxResults: listed.length,
    total: all.length,
    histories: listed.map((history) => historyWire(visit, history)),
  };
}

const propertiesWire = (issue: Issue, wanted: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    issue.properties
      .filter(({ key }) => wanted.includes('*all') || wanted.includes(key))
      .map(({ key, value }) => [key, value]),
  );

/** Names and schemas of fields, as `expand=names,schema` shows them beside the values. */
export const namesWire = (fields: readonly Field[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.id, field.name]));
export const schemasWire = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.filter((field) => field.schema).map((field) => [field.id, field.schema]));

/** An issue with the fields and sections that the caller asked for. */
export function issueWire(visit: Visit, issue: Issue, view: IssueView): Record<string, unknown> {
  const { expand } = view;
  const fields = selectFields(shown(visit, issue), view.fields);
  return {
    expand: expansions,
    id: String(issue.id),
    self: `${visit.rest}/issue/${issue.id}`,
    key: issue.key,
    ...(expand.has('renderedFields') && { renderedFields: renderedWire(issue, fields) }),
    ...(expand.has('names') && { names: namesWire(fields) }),
    ...(expand.has('schema') && { schema: schemasWire(fields) }),
    ...(expand.has('transitions') && { transitions: transitionsWire(visit, issue, false) }),
    ...(expand.has('editmeta') && { editmeta: { fields: fieldMetaMap(visit, projectOf(issue), issue) } }),
    ...(expand.has('changelog') && { changelog: changelogWire(visit, issue) }),
    ...(view.properties.length > 0 && { properties: propertiesWire(issue, view.properties) }),
    fields: fieldsWire(visit, issue, fields),
  };
}
