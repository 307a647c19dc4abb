import type { Field, FieldSchema, Kind, Option } from '../model/field.ts';
import type { Issue, Value } from '../model/issue.ts';
import { generateCustom } from './generate-custom.ts';

const jira = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const agile = 'com.pyxis.greenhopper.jira:';
const desk = 'com.atlassian.servicedesk:';

interface Type {
  kind: Kind;
  custom: string;
  schema: Omit<FieldSchema, 'custom' | 'customId'>;
}

const type = (kind: Kind, custom: string, wire: string): Type => {
  const [head = '', items] = wire.split(' of ');
  return { kind, custom, schema: { type: head, ...(items && { items }) } };
};

const types = {
  text: type('text', `${jira}textfield`, 'string'),
  textarea: type('rich', `${jira}textarea`, 'string'),
  url: type('text', `${jira}url`, 'string'),
  number: type('number', `${jira}float`, 'number'),
  date: type('date', `${jira}datepicker`, 'date'),
  datetime: type('datetime', `${jira}datetime`, 'datetime'),
  select: type('option', `${jira}select`, 'option'),
  radio: type('option', `${jira}radiobuttons`, 'option'),
  multiSelect: type('options', `${jira}multiselect`, 'array of option'),
  checkboxes: type('options', `${jira}multicheckboxes`, 'array of option'),
  cascade: type('cascade', `${jira}cascadingselect`, 'option-with-child'),
  labels: type('labels', `${jira}labels`, 'array of string'),
  user: type('user', `${jira}userpicker`, 'user'),
  users: type('users', `${jira}multiuserpicker`, 'array of user'),
  group: type('group', `${jira}grouppicker`, 'group'),
  groups: type('groups', `${jira}multigrouppicker`, 'array of group'),
  version: type('version', `${jira}version`, 'version'),
  versions: type('versions', `${jira}multiversion`, 'array of version'),
  project: type('projectPicker', `${jira}project`, 'project'),
  epicName: type('text', `${agile}gh-epic-label`, 'string'),
  epicColor: type('text', `${agile}gh-epic-color`, 'string'),
  epicStatus: type('option', `${agile}gh-epic-status`, 'option'),
  epicLink: type('epicLink', `${agile}gh-epic-link`, 'any'),
  rank: type('text', `${agile}gh-lexo-rank`, 'any'),
  cloudSprint: type('sprint', `${agile}gh-sprint`, 'array of json'),
  serverSprint: type('sprint', `${agile}gh-sprint`, 'array of string'),
  cloudTeam: type('team', `${jira}atlassian-team`, 'team'),
  serverTeam: type('team', 'com.atlassian.teams:rm-teams-custom-field-team', 'any'),
  requestType: type('computed', `${desk}vp-origin`, 'sd-customerrequesttype'),
  participants: type('users', `${desk}sd-request-participants`, 'array of user'),
} as const satisfies Record<string, Type>;

const options = (first: number, ...values: string[]): Option[] =>
  values.map((value, index) => ({ id: String(first + index), value }));

const regions: Option[] = [
  { id: '10230', value: 'Europe', children: options(10231, 'Germany', 'France', 'Poland') },
  { id: '10240', value: 'America', children: options(10241, 'Canada', 'Brazil') },
  { id: '10250', value: 'Everywhere' },
];

interface Extra {
  options?: Option[];
  only?: 'software' | 'service_desk';
  editable?: boolean;
}

/** A sub-task's parent is no epic. */
const epicOf = (issue: Issue): number | undefined => (issue.type === '10004' ? undefined : issue.parent);

/** What was written, or else what the issue got from its number. */
const stored = (issue: Issue, self: Field): Value =>
  self.id in issue.custom || !issue.origin ? issue.custom[self.id] : generateCustom(self, issue.origin);

function field(number: number, name: string, made: Type, extra: Extra = {}): Field {
  const id = `customfield_${number}`;
  const self: Field = {
    id,
    name,
    kind: made.kind,
    custom: true,
    orderable: true,
    navigable: true,
    searchable: true,
    editable: extra.editable ?? true,
    clauseNames: [`cf[${number}]`, name],
    schema: { ...made.schema, custom: made.custom, customId: number },
    options: extra.options ?? [],
    ...(extra.only && { only: extra.only }),
    read: (issue: Issue) => (made.kind === 'epicLink' ? epicOf(issue) : stored(issue, self)),
    write: (issue, value) =>
      made.kind === 'epicLink'
        ? { parent: typeof value === 'number' ? value : undefined }
        : { custom: { ...issue.custom, [id]: value } },
  };
  return self;
}

const software = { only: 'software' } as const;
const service = { only: 'service_desk' } as const;

/** Epics are named and linked by fields of their own on Data Center only; Cloud has `parent`. */
const epicFields = (): Field[] => [
  field(10011, 'Epic Name', types.epicName, software),
  field(10012, 'Epic Status', types.epicStatus, {
    ...software,
    options: options(10200, 'To Do', 'In Progress', 'Done'),
  }),
  field(10013, 'Epic Color', types.epicColor, software),
  field(10014, 'Epic Link', types.epicLink, software),
];

/** The site's custom fields; two of them are called "Impact". */
export const customFields = (cloud: boolean): Field[] => [
  field(10001, 'Team', cloud ? types.cloudTeam : types.serverTeam, software),
  field(10010, 'Request Type', types.requestType, { ...service, editable: false }),
  ...(cloud ? [] : epicFields()),
  field(10015, 'Start date', types.date),
  field(10016, 'Story Points', types.number, software),
  field(10019, 'Rank', types.rank, { ...software, editable: false }),
  field(10020, 'Sprint', cloud ? types.cloudSprint : types.serverSprint, software),
  field(10021, 'Flagged', types.checkboxes, { ...software, options: options(10019, 'Impediment') }),
  field(10030, 'Severity', types.select, { options: options(10210, 'Minor', 'Major', 'Critical') }),
  field(10031, 'Affected environments', types.multiSelect, {
    options: options(10220, 'Production', 'Staging', 'Development'),
  }),
  field(10032, 'Region', types.cascade, { options: regions }),
  field(10033, 'Reviewer', types.user),
  field(10034, 'Stakeholders', types.users),
  field(10035, 'Target release date', types.date),
  field(10036, 'Incident started', types.datetime),
  field(10037, 'Customer reference', types.text),
  field(10038, 'Acceptance criteria', types.textarea),
  field(10039, 'Design link', types.url),
  field(10040, 'Topics', types.labels),
  field(10041, 'Checks', types.checkboxes, {
    options: options(10260, 'Tests written', 'Docs updated', 'Security reviewed'),
  }),
  field(10042, 'Risk level', types.radio, { options: options(10270, 'Low', 'Medium', 'High') }),
  field(10043, 'Found in version', types.version, software),
  field(10044, 'Verified in versions', types.versions, software),
  field(10045, 'Owning group', types.group),
  field(10046, 'Notified groups', types.groups),
  field(10047, 'Confidence', types.number),
  field(10048, 'Impact', types.select, { options: options(10280, 'One customer', 'Some', 'All') }),
  field(10049, 'Impact', types.text),
  field(10050, 'Root cause', types.textarea),
  field(10051, 'Percent done', types.number),
  field(10052, 'Source project', types.project),
  field(10053, 'Cost center', types.text),
  field(10054, 'Approved by', types.user),
  field(10055, 'Request participants', types.participants, service),
];
