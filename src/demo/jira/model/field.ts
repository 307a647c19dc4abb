import type { Issue, Value } from './issue.ts';

/** What a field holds, and so how it is read, written, compared and searched. */
export type Kind =
  | 'text'
  | 'rich'
  | 'number'
  | 'date'
  | 'datetime'
  | 'user'
  | 'users'
  | 'option'
  | 'options'
  | 'cascade'
  | 'labels'
  | 'version'
  | 'versions'
  | 'components'
  | 'group'
  | 'groups'
  | 'project'
  | 'projectPicker'
  | 'priority'
  | 'issuetype'
  | 'status'
  | 'statusCategory'
  | 'resolution'
  | 'parent'
  | 'epicLink'
  | 'sprint'
  | 'team'
  | 'computed';

/** A choice of a select field, and the choices below it in a cascading one. */
export interface Option {
  id: string;
  value: string;
  children?: readonly Option[];
}

/** What Jira tells of the type of a field. */
export interface FieldSchema {
  type: string;
  items?: string;
  system?: string;
  custom?: string;
  customId?: number;
}

/** A field of issues: how Jira lists it, and where an issue keeps its value. */
export interface Field {
  id: string;
  name: string;
  kind: Kind;
  custom: boolean;
  orderable: boolean;
  navigable: boolean;
  searchable: boolean;
  clauseNames: readonly string[];
  schema: FieldSchema | undefined;
  options: readonly Option[];
  /** Whether a create or edit call may set it. */
  editable: boolean;
  /** Project type that has the field on its screens; absent for all. */
  only?: 'software' | 'service_desk';
  read(issue: Issue): Value;
  /** The changed properties of an issue that takes this value. */
  write(issue: Issue, value: Value): Partial<Issue>;
}
