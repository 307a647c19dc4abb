import { users } from '../../users.ts';
import {
  groups,
  issueTypes,
  priorities,
  resolutions,
  statusCategories,
  statuses,
  teams,
} from '../content/catalog.ts';
import { projects } from '../content/projects.ts';
import type { Visit } from '../jira.ts';
import type { Field, Kind, Option } from '../model/field.ts';
import type { Issue, Value } from '../model/issue.ts';
import { canBrowse } from '../permissions.ts';
import { isRichText } from '../text/adf.ts';
import { plainText } from '../text/adf-to-text.ts';
import { versionsOf } from '../versions.ts';
import { asStrings } from '../wire/field-values.ts';
import { toWall } from '../zone.ts';
import { parseJqlDate } from './dates.ts';
import { type Key, none, noSuchValue, type Scene, type Searchable } from './searchable.ts';

type Resolve = Searchable['resolve'];
type Make = (field: Field, visit: Visit) => Searchable;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

interface Entry {
  id: string;
  name: string;
}

/** A value named by id or by a name in any case. */
const among =
  (list: () => readonly Entry[], keyOf: (entry: Entry) => Key = (entry) => entry.id): Resolve =>
  (text, scene) => {
    const found = list().filter((entry) => entry.id === text || same(entry.name, text));
    return found.length > 0 ? found.map(keyOf) : noSuchValue(text, scene);
  };

const nameOf = (list: readonly Entry[], id: string | undefined): string | undefined =>
  list.find((entry) => entry.id === id)?.name;

/** A field with one of the values of a list. */
const choiceOf =
  (list: readonly Entry[], extra: Partial<Searchable> = {}): Make =>
  (field) => ({
    family: 'choice',
    keys: (issue) => asStrings(field.read(issue)),
    resolve: among(() => list),
    sort: (issue) => nameOf(list, asStrings(field.read(issue))[0])?.toLowerCase(),
    ...extra,
  });

const visibleProjects = (visit: Visit) => projects.filter((project) => canBrowse(visit.user, project));

/** People by account id, login name, address or full name. */
const findUsers: Resolve = (text, scene) => {
  const found = users.filter(
    (user) =>
      user.accountId === text ||
      [user.email, user.displayName].some((name) => same(name, text)) ||
      (!scene.visit.jira.cloud && (same(user.name, text) || user.key === text)),
  );
  return found.length > 0 ? found.map((user) => user.accountId) : noSuchValue(text, scene);
};

/** A search for people over whatever an issue has to do with them. */
export const peopleSearch = (read: (issue: Issue) => readonly string[]): Searchable => ({
  family: 'choice',
  keys: read,
  resolve: findUsers,
  sort: (issue) => users.find((user) => user.accountId === read(issue)[0])?.displayName.toLowerCase(),
});

const person: Make = (field) => peopleSearch((issue) => asStrings(field.read(issue)));

const words = (value: Value): string => (isRichText(value) ? plainText(value) : '');

const text: Make = (field) => ({
  family: 'text',
  keys: (issue) => (field.read(issue) === undefined ? [] : ['given']),
  resolve: (value) => [value],
  text: (issue) => [words(field.read(issue))],
  sort: (issue) => words(field.read(issue)).toLowerCase() || undefined,
});

const number: Make = (field) => {
  const read = (issue: Issue) => field.read(issue);
  return {
    family: 'ordered',
    keys: (issue) => (read(issue) === undefined ? [] : [Number(read(issue))]),
    resolve: (value, { field: name }) =>
      value.trim() !== '' && Number.isFinite(Number(value))
        ? [Number(value)]
        : { problem: `The value '${value}' for the field '${name}' is not a valid number.` },
    sort: (issue) => (read(issue) === undefined ? undefined : Number(read(issue))),
  };
};

const dateFormats =
  "Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";

const moment: Make = (field) => {
  const isDay = field.kind === 'date';
  // Days have no zone: they are compared with the caller's wall clock.
  const keyOf = (issue: Issue): number | undefined => {
    const value = field.read(issue);
    if (value === undefined) return undefined;
    return isDay ? Date.parse(String(value)) : Number(value);
  };
  return {
    family: 'ordered',
    days: isDay,
    keys: (issue) => [keyOf(issue) ?? []].flat(),
    resolve(value, { visit, now, field: name }) {
      const ms = parseJqlDate(value, { now, zone: visit.zone });
      if (ms === undefined)
        return { problem: `Date value '${value}' for field '${name}' is invalid. ${dateFormats}` };
      return [isDay ? toWall(ms, visit.zone) : ms];
    },
    sort: keyOf,
  };
};

const allOptions = (options: readonly Option[]): Entry[] =>
  options.flatMap((option) => [{ id: option.id, name: option.value }, ...allOptions(option.children ?? [])]);

const option: Make = (field) => {
  const entries = allOptions(field.options);
  const find = among(() => entries);
  return {
    family: 'choice',
    keys: (issue) => asStrings(field.read(issue)),
    resolve(value, scene) {
      const found = find(value, scene);
      return 'problem' in found
        ? { problem: `The option '${value}' for field '${scene.field}' does not exist.` }
        : found;
    },
    sort: (issue) => nameOf(entries, asStrings(field.read(issue))[0])?.toLowerCase(),
  };
};

const versions: Make = (field, visit) => ({
  family: 'ordered',
  keys: (issue) => asStrings(field.read(issue)).map(Number),
  resolve: among(
    () => visibleProjects(visit).flatMap((project) => versionsOf(visit.jira, project)),
    (version) => Number(version.id),
  ),
  sort: (issue) => [asStrings(field.read(issue)).map(Number)[0] ?? []].flat()[0],
});

const resolveIssue: Resolve = (value, { visit, field }) => {
  const { issues } = visit.jira;
  const issue = /^\d{1,12}$/.test(value) ? issues.byId(Number(value)) : issues.byKey(value);
  const project = issue && projects.find((candidate) => candidate.key === issue.project);
  if (issue && project && canBrowse(visit.user, project)) return [issue.id];
  const isKey = /^[A-Za-z][A-Za-z0-9_]*-\d+$|^\d+$/.test(value);
  return {
    problem: isKey
      ? `An issue with key '${value}' does not exist for field '${field}'.`
      : `The issue key '${value}' for field '${field}' is invalid.`,
  };
};

const issueRef: Make = (field) => ({
  family: 'choice',
  keys: (issue) => [Number(field.read(issue) ?? 0)].filter((id) => id > 0),
  resolve: resolveIssue,
  sort: (issue) => Number(field.read(issue) ?? 0) || undefined,
});

/** `key`, `issue` and `id`: by number within a project. */
export const keySearch: Searchable = {
  family: 'ordered',
  keys: (issue) => [issue.id],
  resolve: resolveIssue,
  sort: (issue) => issue.id,
};

const sprint: Make = (field, { jira: { sprints } }) => ({
  family: 'choice',
  keys: (issue) => asStrings(field.read(issue)).map(Number),
  resolve(value) {
    const found = sprints
      .all()
      .filter((candidate) => String(candidate.id) === value || same(candidate.name, value));
    return found.length > 0
      ? found.map((candidate) => candidate.id)
      : { problem: `Sprint with name '${value}' does not exist or you do not have permission to view it.` };
  },
  sort(issue) {
    const last = asStrings(field.read(issue)).at(-1);
    return last === undefined ? undefined : sprints.byId(Number(last))?.start;
  },
});

const labels: Make = (field) => ({
  family: 'choice',
  keys: (issue) => asStrings(field.read(issue)).map((label) => label.toLowerCase()),
  resolve: (value) => [value.toLowerCase()],
  sort: (issue) => asStrings(field.read(issue))[0]?.toLowerCase(),
});

const urgency = (id: string): number =>
  priorities.length - priorities.findIndex((priority) => priority.id === id);

const priority: Make = () => ({
  family: 'ordered',
  keys: (issue) => [urgency(issue.priority)],
  resolve: among(
    () => priorities,
    (entry) => urgency(entry.id),
  ),
  sort: (issue) => urgency(issue.priority),
});

const categoryOf = (statusId: string) => statuses.find((status) => status.id === statusId)?.category;

const statusCategory: Make = () => ({
  family: 'choice',
  keys: (issue) => [categoryOf(issue.status)?.key ?? none],
  resolve(value, scene) {
    const found = statusCategories.find(
      (category) => same(category.name, value) || category.key === value || String(category.id) === value,
    );
    return found ? [found.key] : noSuchValue(value, scene);
  },
  sort: (issue) => categoryOf(issue.status)?.id,
});

const projectSearch: Make = (field, visit) => ({
  family: 'choice',
  keys: (issue) => asStrings(field.read(issue)),
  resolve(value: string, scene: Scene) {
    const found = visibleProjects(visit).find(
      (project) => same(project.key, value) || same(project.name, value) || project.id === value,
    );
    return found ? [found.key] : noSuchValue(value, scene);
  },
  sort: (issue) => asStrings(field.read(issue))[0],
});

const resolution: Make = (field, visit) => {
  const base = choiceOf(resolutions)(field, visit);
  return {
    ...base,
    resolve: (value, scene) => (same(value, 'Unresolved') ? [none] : base.resolve(value, scene)),
  };
};

/** How fields of a kind are searched; a kind that is missing cannot be. */
export const searchKinds: Readonly<Partial<Record<Kind, Make>>> = {
  text,
  rich: text,
  number,
  date: moment,
  datetime: moment,
  user: person,
  users: person,
  option,
  options: option,
  cascade: option,
  labels,
  version: versions,
  versions,
  components: (field, visit) => ({
    ...choiceOf([])(field, visit),
    resolve: among(() => visibleProjects(visit).flatMap((project) => project.components)),
  }),
  group: choiceOf(groups.map((name) => ({ id: name, name }))),
  groups: choiceOf(groups.map((name) => ({ id: name, name }))),
  project: projectSearch,
  projectPicker: projectSearch,
  priority,
  issuetype: choiceOf(issueTypes),
  status: choiceOf(statuses, { history: true }),
  statusCategory,
  resolution,
  parent: issueRef,
  epicLink: issueRef,
  sprint,
  team: choiceOf(teams),
};
