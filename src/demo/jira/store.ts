import { createGenerator, issueId } from './content/generate-issue.ts';
import { type Project, projects } from './content/projects.ts';
import { createLinks } from './links.ts';
import type { Issue, Link } from './model/issue.ts';

/** Issues per project in the small site; only PROJ grows with the scale. */
const sizes: Readonly<Record<string, number>> = { PROJ: 167, HELP: 30, OPS: 40, OLD: 12, SECRET: 8 };
const atScale600 = 100_000;

/** How many issues there are, and the moment in milliseconds that their dates are counted from. */
export interface StoreOptions {
  scale: number;
  now: number;
}

/** All issues of the site, generated and written. */
export interface IssueStore {
  byKey(key: string): Issue | undefined;
  byId(id: number): Issue | undefined;
  /** Every issue of a project, newest number first. */
  of(project: Project): Iterable<Issue>;
  /** Number for a new issue of the project; each call gives another one. */
  nextNumber(project: Project): number;
  put(issue: Issue): void;
  remove(issue: Issue): void;
  subtasks(issue: Issue): Issue[];
  links(issue: Issue): Link[];
  addLink(link: Omit<Link, 'id'>): void;
  link(id: number): Link | undefined;
  removeLink(id: number): void;
  /** Changes with every write. */
  revision(): number;
}

interface Place {
  project: Project;
  number: number;
}

const placeOfKey = (key: string): Place | undefined => {
  const [, name, digits] = /^([A-Za-z][A-Za-z0-9_]*)-(\d{1,9})$/.exec(key) ?? [];
  const project = projects.find((candidate) => candidate.key === name?.toUpperCase());
  return project && { project, number: Number(digits) };
};

const placeOfId = (id: number): Place | undefined => {
  const project = projects.find(({ index }) => index === Math.floor((id - 10_000) / 10_000_000));
  return project && { project, number: id - issueId(project, 0) };
};

/** Size of a project: PROJ has 167 issues in the small site and 100,000 at scale 600. */
function sizeOf(project: Project, scale: number): number {
  const size = sizes[project.key] ?? 0;
  return project.key === 'PROJ' ? Math.max(size, Math.round((atScale600 * scale) / 600)) : size;
}

/** Where issues are: an issue keeps its id when it moves, so its new place is not where its id says. */
function createPlaces() {
  const moved = new Map<number, number>();
  return {
    idOf({ project, number }: Place): number {
      const place = issueId(project, number);
      return moved.get(place) ?? place;
    },
    keep({ key, id }: Issue): void {
      const place = placeOfKey(key);
      if (place) moved.set(issueId(place.project, place.number), id);
    },
  };
}

/** Keeps only what was written; everything else is made from its number whenever it is asked for. */
export function createIssueStore({ scale, now }: StoreOptions): IssueStore {
  const generators = new Map(projects.map((project) => [project.key, createGenerator(project, now)]));
  const counts = new Map(projects.map((project) => [project.key, sizeOf(project, scale)]));
  const next = new Map(counts);
  const written = new Map<number, Issue>();
  const removed = new Set<number>();
  const places = createPlaces();
  let revision = 0;

  const at = (place: Place | undefined): Issue | undefined => {
    if (!place) return undefined;
    const { project, number } = place;
    const id = places.idOf(place);
    if (removed.has(id)) return undefined;
    const overlay = written.get(id);
    if (overlay) return overlay;
    const exists = number >= 1 && number <= (counts.get(project.key) ?? 0);
    return exists ? generators.get(project.key)?.(number) : undefined;
  };
  const byId = (id: number): Issue | undefined => at(placeOfId(id));

  const links = createLinks((project) => counts.get(project.key) ?? 0);

  return {
    byKey: (key) => at(placeOfKey(key)),
    byId,
    *of(project) {
      for (let number = next.get(project.key) ?? 0; number > 0; number--) {
        const issue = at({ project, number });
        if (issue?.project === project.key) yield issue;
      }
    },
    nextNumber(project) {
      const number = (next.get(project.key) ?? 0) + 1;
      next.set(project.key, number);
      return number;
    },
    put(issue) {
      revision++;
      written.set(issue.id, issue);
      places.keep(issue);
    },
    remove(issue) {
      revision++;
      written.delete(issue.id);
      removed.add(issue.id);
    },
    subtasks(issue) {
      const generated = [issue.id + 1, issue.id + 2].filter((id) => !written.has(id)).map(byId);
      return [...generated, ...written.values()].filter(
        (candidate): candidate is Issue => candidate?.parent === issue.id && candidate.type === '10004',
      );
    },
    links: (issue) => links.of(issue).filter((link) => byId(link.source) && byId(link.target)),
    link: (id) => links.find(id, byId),
    addLink: links.add,
    removeLink: links.remove,
    revision: () => revision + links.revision(),
  };
}
