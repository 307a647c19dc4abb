import { byId, issueTypes, priorities, resolutions, statuses } from '../content/catalog.ts';
import { projects, type Version } from '../content/projects.ts';
import { projectOf, type Visit } from '../jira.ts';
import type { Field, Kind, Option } from '../model/field.ts';
import type { Issue, Value } from '../model/issue.ts';
import { isRichText } from '../text/adf.ts';
import { versionsOf } from '../versions.ts';
import { wireTime } from '../zone.ts';
import {
  componentWire,
  groupWire,
  issueTypeWire,
  optionWire,
  priorityWire,
  projectRefWire,
  resolutionWire,
  sprintWire,
  statusCategoryWire,
  statusWire,
  teamWire,
  versionWire,
} from './catalog.ts';
import { issueRefWire } from './issue-ref.ts';
import { richWire } from './rich-text.ts';
import { userOf } from './user.ts';

/** A value as a list: several, one or none. */
export const asStrings = (value: Value): readonly string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
const asNumbers = (value: Value): number[] => asStrings(value).map(Number);

/** The option with this id, children included. */
export function optionOf(options: readonly Option[], id: string | undefined): Option | undefined {
  for (const option of options) {
    if (option.id === id) return option;
    const child = option.children && optionOf(option.children, id);
    if (child) return child;
  }
  return undefined;
}

type Write = (visit: Visit, value: Value, field: Field, issue: Issue) => unknown;

const chosenVersions = ({ jira }: Visit, issue: Issue, value: Value): Version[] =>
  versionsOf(jira, projectOf(issue)).filter((version) => asStrings(value).includes(version.id));

const option: Write = (visit, value, field) => {
  const found = optionOf(field.options, asStrings(value)[0]);
  return found ? optionWire(visit, found) : null;
};

const options: Write = (visit, value, field) =>
  asStrings(value)
    .flatMap((id) => optionOf(field.options, id) ?? [])
    .map((found) => optionWire(visit, found));

const cascade: Write = (visit, value, field) => {
  const [parent, child] = asStrings(value).map((id) => optionOf(field.options, id));
  return parent ? { ...optionWire(visit, parent), ...(child && { child: optionWire(visit, child) }) } : null;
};

const project: Write = (visit, value) => {
  const found = projects.find((candidate) => candidate.key === value);
  return found ? projectRefWire(visit, found) : null;
};

const plain: Write = (_visit, value) => value;

const epicLink: Write = ({ jira }, value) => jira.issues.byId(Number(value))?.key ?? null;

const parent: Write = (visit, value) => {
  const found = visit.jira.issues.byId(Number(value));
  return found && issueRefWire(visit, found);
};

const writers: Readonly<Record<Kind, Write>> = {
  text: plain,
  number: plain,
  date: plain,
  labels: plain,
  computed: plain,
  rich: (visit, value) => (isRichText(value) ? richWire(visit, value) : null),
  datetime: ({ zone }, value) => wireTime(Number(value), zone),
  user: (visit, value) => userOf(visit, String(value)),
  users: (visit, value) => asStrings(value).map((id) => userOf(visit, id)),
  option,
  options,
  cascade,
  version: (visit, value, _field, issue) =>
    chosenVersions(visit, issue, value).map((found) => versionWire(visit, found))[0],
  versions: (visit, value, _field, issue) =>
    chosenVersions(visit, issue, value).map((found) => versionWire(visit, found)),
  components: (visit, value, _field, issue) =>
    projectOf(issue)
      .components.filter((component) => asStrings(value).includes(component.id))
      .map((component) => componentWire(visit, component)),
  group: (visit, value) => groupWire(visit, String(value)),
  groups: (visit, value) => asStrings(value).map((name) => groupWire(visit, name)),
  project,
  projectPicker: project,
  priority: (visit, value) => priorityWire(visit, byId(priorities, String(value))),
  issuetype: (visit, value) => issueTypeWire(visit, byId(issueTypes, String(value))),
  status: (visit, value) => statusWire(visit, byId(statuses, String(value))),
  statusCategory: (visit, value) => statusCategoryWire(visit, byId(statuses, String(value)).category),
  resolution: (visit, value) => resolutionWire(visit, byId(resolutions, String(value))),
  parent,
  epicLink,
  sprint: (visit, value) =>
    asNumbers(value).flatMap((id) => {
      const found = visit.jira.sprints.byId(id);
      return found ? [sprintWire(visit, found)] : [];
    }),
  team: (visit, value) => teamWire(visit, String(value)),
};

/** A field's value on the wire: null when it is empty, undefined when the issue does not show the field. */
export function fieldWire(visit: Visit, field: Field, issue: Issue): unknown {
  const value = field.read(issue);
  if (value === undefined) return field.kind === 'parent' ? undefined : null;
  if (field.custom && Array.isArray(value) && value.length === 0) return null;
  return writers[field.kind](visit, value, field, issue);
}
