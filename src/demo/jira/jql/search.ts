import { projects } from '../content/projects.ts';
import type { Visit } from '../jira.ts';
import type { Issue } from '../model/issue.ts';
import { canBrowse } from '../permissions.ts';
import { compileClause, type Predicate } from './compile.ts';
import { parseJql } from './parse.ts';
import type { Ordering } from './query.ts';
import { createRegistry } from './registry.ts';
import type { Key, Searchable } from './searchable.ts';

/** The answer to a query. */
export interface Found {
  /** Ids of the issues, in order. */
  ids: readonly number[];
  /** Whether the query restricts anything, rather than only ordering it. */
  bounded: boolean;
  /** What is wrong with the query's meaning; terms that are wrong matched nothing. */
  problems: readonly string[];
}

type SortKey = Key | undefined;

interface Row {
  id: number;
  keys: readonly SortKey[];
}

interface Sorter {
  descending: boolean;
  key: NonNullable<Searchable['sort']>;
}

const compareKeys = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0);

/** Empty fields come last in ascending order and first in descending order, as Jira's index has it. */
function compareMaybe(a: SortKey, b: SortKey): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareKeys(a, b);
}

function compareRows(sorters: readonly Sorter[]) {
  return (a: Row, b: Row): number => {
    for (const [index, { descending }] of sorters.entries()) {
      const difference = compareMaybe(a.keys[index], b.keys[index]);
      if (difference !== 0) return descending ? -difference : difference;
    }
    return b.id - a.id;
  };
}

function sortersOf(
  find: (name: string) => readonly Searchable[],
  orderBy: readonly Ordering[],
  problems: string[],
): Sorter[] {
  return orderBy.flatMap(({ field, descending }) => {
    const found = find(field);
    const key = found.find((searchable) => searchable.sort !== undefined)?.sort;
    if (key) return [{ key, descending }];
    problems.push(
      found.length === 0
        ? `Field '${field}' does not exist or you do not have permission to view it.`
        : `Not able to sort using field '${field}'.`,
    );
    return [];
  });
}

function* visibleIssues({ jira, user }: Visit): Iterable<Issue> {
  for (const project of projects)
    if (!project.archived && canBrowse(user, project)) yield* jira.issues.of(project);
}

function run(visit: Visit, matches: Predicate, sorters: readonly Sorter[]): number[] {
  const rows: Row[] = [];
  for (const issue of visibleIssues(visit))
    if (matches(issue)) rows.push({ id: issue.id, keys: sorters.map(({ key }) => key(issue)) });
  return rows.sort(compareRows(sorters)).map((row) => row.id);
}

/** Answers a query; throws JqlError when it cannot be read at all. */
function search(visit: Visit, jql: string): Found {
  const query = parseJql(jql);
  const find = createRegistry(visit);
  const problems: string[] = [];
  const scene = { visit, now: visit.jira.now() };
  const matches = query.where ? compileClause({ scene, find, problems }, query.where) : () => true;
  const sorters = sortersOf(find, query.orderBy, problems);
  return {
    ids: run(visit, matches, sorters),
    bounded: query.where !== undefined,
    problems,
  };
}

/** Answers that are kept, so that the pages of one query come from one search. */
const keptAnswers = 4;
/** Milliseconds after which a kept answer is too old, because a query may depend on the time. */
const keptFor = 60_000;

/** What answers queries. */
export interface SearchIndex {
  find(visit: Visit, jql: string): Found;
}

/** Searches that remember their last few answers until something is written. */
export function createSearchIndex(): SearchIndex {
  const answers = new Map<string, { found: Found; revision: number; at: number }>();
  return {
    find(visit, jql) {
      const slot = `${visit.user.accountId} ${jql}`;
      const known = answers.get(slot);
      const revision = visit.jira.issues.revision() + visit.jira.sprints.revision();
      const now = visit.jira.now();
      if (known && known.revision === revision && now - known.at < keptFor) return known.found;
      const found = search(visit, jql);
      answers.delete(slot);
      answers.set(slot, { found, revision, at: now });
      for (const old of [...answers.keys()].slice(0, -keptAnswers)) answers.delete(old);
      return found;
    },
  };
}
