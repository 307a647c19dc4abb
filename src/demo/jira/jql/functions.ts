import { issueTypes } from '../content/catalog.ts';
import { projects } from '../content/projects.ts';
import type { Sprint } from '../content/sprints.ts';
import { versionsOf } from '../versions.ts';
import { toWall } from '../zone.ts';
import { dateFunction } from './dates.ts';
import { JqlError } from './jql-error.ts';
import type { Operand } from './query.ts';
import type { Key, Scene } from './searchable.ts';

type Call = Extract<Operand, { kind: 'function' }>;

const sprintsIn =
  (state: Sprint['state']) =>
  ({ visit }: Scene): Key[] =>
    visit.jira.sprints
      .all()
      .filter((sprint) => sprint.state === state)
      .map((sprint) => sprint.id);
const versionsWhere =
  (released: boolean) =>
  ({ visit }: Scene): Key[] =>
    projects
      .flatMap((project) => versionsOf(visit.jira, project))
      .filter((version) => version.released === released && !version.archived)
      .map((version) => Number(version.id));
const typesWhere = (subtask: boolean) => (): Key[] =>
  issueTypes.filter((type) => type.subtask === subtask).map((type) => type.id);

const plain = new Map<string, (scene: Scene) => Key[]>(
  Object.entries({
    currentuser: ({ visit }: Scene) => [visit.user.accountId],
    opensprints: sprintsIn('active'),
    closedsprints: sprintsIn('closed'),
    futuresprints: sprintsIn('future'),
    releasedversions: versionsWhere(true),
    unreleasedversions: versionsWhere(false),
    standardissuetypes: typesWhere(false),
    subtaskissuetypes: typesWhere(true),
  }),
);

function dateKey(call: Call, scene: Scene): number | undefined {
  const { now, visit } = scene;
  if (call.name.toLowerCase() === 'now') return now;
  return dateFunction(call.name, call.args[0], { now, zone: visit.zone });
}

/** Keys that a function stands for; days are compared by the wall clock. Throws JqlError for a function the site lacks. */
export function functionKeys(call: Call, scene: Scene, ofDays: boolean): readonly Key[] {
  const name = call.name.toLowerCase();
  const make = plain.get(name);
  if (make) {
    if (call.args.length > 0)
      throw new JqlError(
        `Function '${call.name}' expected '0' arguments but received '${call.args.length}'.`,
      );
    return make(scene);
  }
  if (name === 'membersof')
    throw new JqlError(
      `The function 'membersOf' cannot be used here: this site does not show who belongs to group '${call.args[0] ?? ''}'.`,
    );
  const ms = dateKey(call, scene);
  if (ms !== undefined) return [ofDays ? toWall(ms, scene.visit.zone) : ms];
  if (/^(start|end)of(day|week|month|year)$/.test(name))
    throw new JqlError(
      `Duration for function '${call.name}' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.`,
    );
  throw new JqlError(`Unable to find JQL function '${call.name}(${call.args.join(', ')})'.`);
}
