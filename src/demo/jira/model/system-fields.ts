import type { Field, FieldSchema, Kind } from './field.ts';
import type { Issue, Value } from './issue.ts';

/** Properties of an issue that hold exactly what the field of the same meaning holds. */
type Slot = Exclude<keyof Issue, 'activity' | 'custom' | 'origin' | 'properties' | 'number'>;

interface Spec {
  kind?: Kind;
  clauses?: string[];
  /** Wire type, or `array of items`. */
  type?: string;
  slot?: Slot;
  flags?: Partial<Pick<Field, 'orderable' | 'navigable' | 'searchable' | 'editable'>>;
}

const schemaOf = (id: string, type: string | undefined): FieldSchema | undefined => {
  if (type === undefined) return undefined;
  const [head = '', items] = type.split(' of ');
  return { type: head, ...(items && { items }), system: id };
};

function field(id: string, name: string, spec: Spec): Field {
  const { kind = 'computed', clauses = [], slot } = spec;
  return {
    id,
    name,
    kind,
    custom: false,
    orderable: false,
    navigable: true,
    searchable: clauses.length > 0,
    editable: false,
    ...spec.flags,
    clauseNames: clauses,
    schema: schemaOf(id, spec.type),
    options: [],
    read: (issue: Issue): Value => (slot ? issue[slot] : undefined),
    write: (_issue, value) => (slot ? { [slot]: value } : {}),
  };
}

const editable = { orderable: true, editable: true };
const hidden = { orderable: true, navigable: false };
const computed = (id: string, name: string, type: string, clauses: string[] = []): Field =>
  field(id, name, { type, clauses });

const stateFields = (cloud: boolean): Field[] => [
  field('issuekey', 'Key', { clauses: ['id', 'issue', 'issuekey', 'key'], slot: 'key' }),
  field('summary', 'Summary', {
    kind: 'text',
    clauses: ['summary'],
    type: 'string',
    slot: 'summary',
    flags: editable,
  }),
  field('issuetype', 'Issue Type', {
    kind: 'issuetype',
    clauses: ['issuetype', 'type'],
    type: 'issuetype',
    slot: 'type',
    flags: editable,
  }),
  field('project', 'Project', { kind: 'project', clauses: ['project'], type: 'project', slot: 'project' }),
  field('status', 'Status', { kind: 'status', clauses: ['status'], type: 'status', slot: 'status' }),
  ...(cloud
    ? [
        field('statusCategory', 'Status Category', {
          kind: 'statusCategory',
          clauses: ['statusCategory'],
          type: 'statusCategory',
          slot: 'status',
        }),
        computed('statuscategorychangedate', 'Status Category Changed', 'datetime'),
      ]
    : []),
  field('priority', 'Priority', {
    kind: 'priority',
    clauses: ['priority'],
    type: 'priority',
    slot: 'priority',
    flags: editable,
  }),
  field('resolution', 'Resolution', {
    kind: 'resolution',
    clauses: ['resolution'],
    type: 'resolution',
    slot: 'resolution',
    flags: { orderable: true },
  }),
];

const peopleAndTimeFields = (cloud: boolean): Field[] => [
  field('assignee', 'Assignee', {
    kind: 'user',
    clauses: ['assignee'],
    type: 'user',
    slot: 'assignee',
    flags: editable,
  }),
  field('reporter', 'Reporter', {
    kind: 'user',
    clauses: ['reporter'],
    type: 'user',
    slot: 'reporter',
    flags: editable,
  }),
  field('creator', 'Creator', { kind: 'user', clauses: ['creator'], type: 'user', slot: 'creator' }),
  field('created', 'Created', {
    kind: 'datetime',
    clauses: ['created', 'createdDate'],
    type: 'datetime',
    slot: 'created',
  }),
  field('updated', 'Updated', {
    kind: 'datetime',
    clauses: ['updated', 'updatedDate'],
    type: 'datetime',
    slot: 'updated',
  }),
  field('resolutiondate', 'Resolved', {
    kind: 'datetime',
    clauses: ['resolutiondate', 'resolved'],
    type: 'datetime',
    slot: 'resolved',
  }),
  field('duedate', cloud ? 'Due date' : 'Due Date', {
    kind: 'date',
    clauses: ['due', 'duedate'],
    type: 'date',
    slot: 'due',
    flags: editable,
  }),
];

const parentField = (cloud: boolean): Field => ({
  ...field('parent', 'Parent', {
    kind: 'parent',
    clauses: ['parent'],
    ...(cloud ? {} : { type: 'issuelink' }),
    slot: 'parent',
    flags: editable,
  }),
  // On Data Center the epic of an issue is a custom field, and only sub-tasks have a parent.
  read: (issue) => (cloud || issue.type === '10004' ? issue.parent : undefined),
});

const contentFields = (cloud: boolean): Field[] => [
  field('labels', 'Labels', {
    kind: 'labels',
    clauses: ['labels'],
    type: 'array of string',
    slot: 'labels',
    flags: editable,
  }),
  field('components', cloud ? 'Components' : 'Component/s', {
    kind: 'components',
    clauses: ['component'],
    type: 'array of component',
    slot: 'components',
    flags: editable,
  }),
  field('fixVersions', cloud ? 'Fix versions' : 'Fix Version/s', {
    kind: 'versions',
    clauses: ['fixVersion'],
    type: 'array of version',
    slot: 'fixVersions',
    flags: editable,
  }),
  field('versions', cloud ? 'Affects versions' : 'Affects Version/s', {
    kind: 'versions',
    clauses: ['affectedVersion'],
    type: 'array of version',
    slot: 'versions',
    flags: editable,
  }),
  parentField(cloud),
  field('description', 'Description', {
    kind: 'rich',
    clauses: ['description'],
    type: 'string',
    slot: 'description',
    flags: editable,
  }),
  field('environment', 'Environment', {
    kind: 'rich',
    clauses: ['environment'],
    type: 'string',
    slot: 'environment',
    flags: editable,
  }),
];

const computedFields = (cloud: boolean): Field[] => [
  computed('subtasks', 'Sub-Tasks', 'array of issuelinks'),
  field('issuelinks', 'Linked Issues', { type: 'array of issuelinks', flags: { orderable: true } }),
  field('timetracking', 'Time tracking', { type: 'timetracking', flags: { ...hidden, editable: true } }),
  computed('timespent', 'Time Spent', 'number'),
  computed('timeestimate', 'Remaining Estimate', 'number'),
  computed('timeoriginalestimate', cloud ? 'Original estimate' : 'Original Estimate', 'number'),
  computed('aggregatetimespent', 'Σ Time Spent', 'number'),
  computed('aggregatetimeestimate', 'Σ Remaining Estimate', 'number'),
  computed('aggregatetimeoriginalestimate', 'Σ Original Estimate', 'number'),
  computed('progress', 'Progress', 'progress'),
  computed('aggregateprogress', 'Σ Progress', 'progress'),
  computed('workratio', 'Work Ratio', 'number'),
  computed('votes', 'Votes', 'votes'),
  computed('watches', 'Watchers', 'watches'),
  computed('lastViewed', 'Last Viewed', 'datetime'),
  field('security', 'Security Level', { type: 'securitylevel', flags: { orderable: true } }),
  field('comment', 'Comment', { type: 'comments-page', clauses: ['comment'], flags: hidden }),
  field('worklog', 'Log Work', { type: 'array of worklog', flags: hidden }),
  field('attachment', 'Attachment', { type: 'array of attachment', flags: hidden }),
];

/** The fields that every Jira has; names are those of the deployment. */
export const systemFields = (cloud: boolean): Field[] => [
  ...stateFields(cloud),
  ...peopleAndTimeFields(cloud),
  ...contentFields(cloud),
  ...computedFields(cloud),
];
