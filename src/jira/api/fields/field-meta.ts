import type { Field } from '../../model/field.ts';
import type { AllowedValue, WireFieldMeta } from '../wire.ts';

/** What is known of a field that is to be written. */
export interface FieldMeta {
  id: string;
  name: string;
  /** Jira's type, e.g. `option`; `array` has `items`. */
  type: string;
  items?: string | undefined;
  /** Type of a custom field, e.g. `com.pyxis.greenhopper.jira:gh-sprint`. */
  custom?: string | undefined;
  /** The values that can be chosen, where Jira lists them. */
  allowedValues?: readonly AllowedValue[] | undefined;
}

const systemTypes: Record<string, string> = {
  summary: 'string',
  description: 'text',
  environment: 'text',
  assignee: 'user',
  reporter: 'user',
  priority: 'priority',
  resolution: 'resolution',
  security: 'securitylevel',
  issuetype: 'issuetype',
  project: 'project',
  parent: 'issuelink',
  labels: 'array of string',
  components: 'array of component',
  fixVersions: 'array of version',
  versions: 'array of version',
  duedate: 'date',
  timetracking: 'timetracking',
};

/** A system field that can be written, known without asking Jira. */
export function systemMeta(id: string): FieldMeta | undefined {
  const [type, items] = systemTypes[id]?.split(' of ') ?? [];
  return type === undefined ? undefined : { id, name: id, type, items };
}

const TEXT_AREA = 'com.atlassian.jira.plugin.system.customfieldtypes:textarea';

/** Text fields with formatting have a type of their own here; Jira calls them strings. */
const typeOf = (schema: { type: string; custom?: string | undefined } | undefined): string =>
  schema?.custom === TEXT_AREA ? 'text' : (schema?.type ?? 'any');

/** From create, edit or transition metadata. */
export const metaFromWire = (id: string, wire: WireFieldMeta): FieldMeta => ({
  id,
  name: wire.name ?? id,
  type: systemMeta(id)?.type ?? typeOf(wire.schema),
  items: wire.schema?.items,
  custom: wire.schema?.custom,
  allowedValues: wire.allowedValues,
});

/** From the site's field list, which knows no values. */
export const metaFromField = (field: Field): FieldMeta =>
  systemMeta(field.id) ?? {
    id: field.id,
    name: field.name,
    type: typeOf(field.schema),
    items: field.schema?.items,
    custom: field.schema?.custom,
  };
