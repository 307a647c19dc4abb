import { users } from '../../users.ts';
import { byId, issueTypes, priorities, resolutions, statuses, teams } from '../content/catalog.ts';
import { projectOf, type Visit } from '../jira.ts';
import type { Field, Kind } from '../model/field.ts';
import type { Change, Issue, Value } from '../model/issue.ts';
import { isRichText } from '../text/adf.ts';
import { wikiText } from '../text/adf-to-wiki.ts';
import { versionsOf } from '../versions.ts';
import { asStrings, optionOf } from '../wire/field-values.ts';
import { wireTime } from '../zone.ts';

interface Described {
  /** What the change log calls `from` or `to`. */
  id: string | null;
  text: string | null;
}

interface Scene {
  visit: Visit;
  field: Field;
  issue: Issue;
}

type Describe = (value: Value, scene: Scene) => Described;

const plain: Describe = (value) => ({ id: null, text: String(value) });
const named =
  (list: readonly { id: string; name: string }[]): Describe =>
  (value) => ({ id: String(value), text: byId(list, String(value)).name });

const namesIn = (list: readonly { id: string; name: string }[], value: Value): Described => ({
  id: asStrings(value).join(', '),
  text: list
    .filter((element) => asStrings(value).includes(element.id))
    .map((element) => element.name)
    .join(', '),
});

const people: Describe = (value, { visit }) => {
  const found = users.filter((user) => asStrings(value).includes(user.accountId));
  return {
    id: found.map((user) => (visit.jira.cloud ? user.accountId : user.key)).join(', '),
    text: found.map((user) => user.displayName).join(', '),
  };
};

const issueRef: Describe = (value, { visit }) => ({
  id: String(value),
  text: visit.jira.issues.byId(Number(value))?.key ?? '',
});

const chosen: Describe = (value, { field }) => ({
  id: asStrings(value).join(', '),
  text: asStrings(value)
    .map((id) => optionOf(field.options, id)?.value ?? id)
    .join(', '),
});

const versions: Describe = (value, { issue, visit }) =>
  namesIn(versionsOf(visit.jira, projectOf(issue)), value);

const describers: Readonly<Partial<Record<Kind, Describe>>> = {
  rich: (value) => ({ id: null, text: isRichText(value) ? wikiText(value) : '' }),
  datetime: (value, { visit }) => ({ id: String(value), text: wireTime(Number(value), visit.zone) }),
  user: people,
  users: people,
  option: chosen,
  options: chosen,
  cascade: chosen,
  labels: (value) => ({ id: null, text: asStrings(value).join(' ') }),
  version: versions,
  versions,
  components: (value, { issue }) => namesIn(projectOf(issue).components, value),
  priority: named(priorities),
  issuetype: named(issueTypes),
  status: named(statuses),
  resolution: named(resolutions),
  team: named(teams),
  parent: issueRef,
  epicLink: issueRef,
  sprint: (value, { visit }) => ({
    id: asStrings(value).join(', '),
    text: asStrings(value)
      .map((id) => visit.jira.sprints.byId(Number(id))?.name ?? id)
      .join(', '),
  }),
};

function describe(value: Value, scene: Scene): Described {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return { id: null, text: null };
  return (describers[scene.field.kind] ?? plain)(value, scene);
}

const logged = (field: Field): boolean =>
  field.kind !== 'computed' &&
  field.kind !== 'statusCategory' &&
  !['created', 'updated', 'resolutiondate'].includes(field.id);

/** What the change log says of the step from one state of an issue to the next. */
export function changesBetween(visit: Visit, before: Issue, after: Issue): Change[] {
  return visit.jira.fields.filter(logged).flatMap((field) => {
    const [old, next] = [field.read(before), field.read(after)];
    if (JSON.stringify(old) === JSON.stringify(next)) return [];
    const from = describe(old, { visit, field, issue: before });
    const to = describe(next, { visit, field, issue: after });
    return [{ field: field.id, from: from.id, fromString: from.text, to: to.id, toString: to.text }];
  });
}
