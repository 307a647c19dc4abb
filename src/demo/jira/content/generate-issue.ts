import { users } from '../../users.ts';
import type { Issue } from '../model/issue.ts';
import { dayOf } from '../zone.ts';
import { statuses } from './catalog.ts';
import { type Project, person } from './projects.ts';
import { chance, draw, pick, some } from './random.ts';
import { showcaseIssue, showcaseNumber } from './showcase.ts';
import { actions, descriptions, labels, objects, troubles } from './texts.ts';

const day = 86_400_000;
const halfHour = 1_800_000;
const workers = users.filter((user) => user.name !== 'guest').map((user) => user.accountId);
const founder = person('ada').accountId;

/** Issues of PROJ up to this number are recent; higher ones were imported later from an older tracker. */
const recentCount = 150;

/** Spreads the ids of the projects far enough apart for any scale. */
export const issueId = (project: Project, number: number): number =>
  project.index * 10_000_000 + 10_000 + number;

const epic = '10000';
const subtask = '10004';
const done = new Set(statuses.filter(({ category }) => category.key === 'done').map((status) => status.id));

const statusChoices: Readonly<Record<Project['workflow'], readonly string[]>> = {
  software: ['10000', '10000', '10000', '3', '3', '10001', '10002', '10003', '10003', '10003'],
  kanban: ['10020', '10021', '3', '10003'],
  service: ['10010', '10011', '10012'],
};

/** A project's lists as its issues draw from them, made once. */
interface Deck {
  project: Project;
  types: readonly string[];
  hasEpics: boolean;
  hasSubtasks: boolean;
  components: readonly string[];
  fixVersions: readonly string[];
  versions: readonly string[];
}

const idsOf = (list: readonly { id: string }[]): string[] => list.map((element) => element.id);

const deckOf = (project: Project): Deck => ({
  project,
  types: project.types.filter((type) => type !== epic && type !== subtask),
  hasEpics: project.types.includes(epic),
  hasSubtasks: project.types.includes(subtask),
  components: idsOf(project.components),
  fixVersions: idsOf(project.versions.filter((version) => !version.archived)),
  versions: idsOf(project.versions.filter((version) => version.released)),
});

function typeOf(deck: Deck, number: number, id: number): string {
  if (deck.hasEpics && number % 25 === 1) return epic;
  if (deck.hasSubtasks && (number % 10 === 4 || number % 10 === 5)) return subtask;
  return pick(deck.types, id, 1);
}

/** Sub-tasks hang below the issue ending in 3 before them, the rest mostly below the epic that starts their 25. */
function parentOf({ project, hasEpics }: Deck, number: number, type: string): number | undefined {
  if (type === subtask) return issueId(project, number - (number % 10) + 3);
  const inEpic = hasEpics && type !== epic && chance(number, 2, 0.7);
  return inEpic ? issueId(project, number - ((number - 1) % 25)) : undefined;
}

function createdAt(number: number, id: number, now: number): number {
  if (number <= recentCount)
    return Math.floor(now - (recentCount + 1 - number) * 2.4 * day + draw(id, 3) * 2 * day);
  return Math.floor(now - 400 * day - (number - recentCount) * halfHour + draw(id, 3) * halfHour);
}

function summaryOf(id: number, type: string): string {
  const object = pick(objects, id, 4);
  if (type === '10003' || type === '10006')
    return `${object.charAt(0).toUpperCase()}${object.slice(1)}: ${pick(troubles, id, 5)}`;
  return `${pick(actions, id, 5)} ${object}`;
}

const dueDay = (id: number, created: number): string | undefined =>
  chance(id, 16, 0.35) ? dayOf(created + (10 + draw(id, 17) * 60) * day) : undefined;

function make(deck: Deck, number: number, now: number): Issue {
  const { project } = deck;
  const id = issueId(project, number);
  const type = typeOf(deck, number, id);
  const status = pick(statusChoices[project.workflow], id, 13);
  const isDone = done.has(status);
  const created = createdAt(number, id, now);
  const updated = Math.floor(created + Math.min(now - created, 90 * day) * (0.1 + 0.9 * draw(id, 6)));
  const statusChanged = Math.floor(created + (updated - created) * 0.9);
  const reporter = pick(workers, id, 7);
  const hours = chance(id, 11, 0.4) ? 1 + Math.floor(draw(id, 12) * 24) : undefined;
  return {
    id,
    number,
    key: `${project.key}-${number}`,
    project: project.key,
    summary: summaryOf(id, type),
    type,
    status,
    priority: pick(['1', '2', '3', '3', '3', '4', '5'], id, 14),
    resolution: isDone ? pick(['10000', '10000', '10000', '10001'], id, 15) : undefined,
    assignee: chance(id, 8, 0.75) ? pick(workers, id, 9) : undefined,
    reporter,
    creator: chance(id, 10, 0.9) ? reporter : founder,
    created,
    updated,
    statusChanged,
    resolved: isDone ? statusChanged : undefined,
    due: dueDay(id, created),
    labels: some(labels, id, 18),
    components: some(deck.components, id, 19),
    fixVersions: some(deck.fixVersions, id, 20, 1),
    versions: some(deck.versions, id, 21, 1),
    parent: parentOf(deck, number, type),
    description: chance(id, 22, 0.9) ? pick(descriptions, id, 23) : undefined,
    environment: undefined,
    originalEstimate: hours && hours * 3600,
    remainingEstimate: hours && Math.floor(hours / 2) * 3600,
    properties: [],
    custom: {},
    activity: {},
    origin: undefined,
  };
}

/** Makes the issues of a project, each as a pure function of its number. */
export function createGenerator(project: Project, now: number): (number: number) => Issue {
  const deck = deckOf(project);
  return (number) => {
    const issue = make(deck, number, now);
    if (project.key === 'PROJ' && number === showcaseNumber) Object.assign(issue, showcaseIssue(issue));
    issue.origin = issue;
    return issue;
  };
}
