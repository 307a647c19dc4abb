import { issueId } from './content/generate-issue.ts';
import { type Project, projects } from './content/projects.ts';
import { chance } from './content/random.ts';
import type { Issue, Link } from './model/issue.ts';

const outwardStep = 5;

/** Every seventh issue blocks the one five numbers before it. */
function generatedLinks(project: Project, number: number, count: number): Link[] {
  const linkFrom = (source: number): Link[] =>
    source % 7 === 0 && source > outwardStep && source <= count
      ? [
          {
            id: issueId(project, source),
            type: chance(source, 45, 0.6) ? '10000' : '10003',
            source: issueId(project, source),
            target: issueId(project, source - outwardStep),
          },
        ]
      : [];
  return [...linkFrom(number), ...linkFrom(number + outwardStep)];
}

const firstWrittenId = 90_000_000;

/** Links between issues: those that follow from the numbers, and the written ones. */
export function createLinks(sizeOf: (project: Project) => number) {
  const written: Link[] = [];
  const removed = new Set<number>();
  let revision = 0;
  const of = (issue: Issue): Link[] => {
    const project = projects.find((candidate) => candidate.key === issue.project);
    const made = project ? generatedLinks(project, issue.number, sizeOf(project)) : [];
    const added = written.filter(({ source, target }) => source === issue.id || target === issue.id);
    return [...made, ...added].filter(({ id }) => !removed.has(id));
  };
  return {
    of,
    /** The link with this id, if both of its issues are there; a generated one has the id of its source. */
    find(id: number, byId: (id: number) => Issue | undefined): Link | undefined {
      const source = byId(id < firstWrittenId ? id : (written[id - firstWrittenId]?.source ?? 0));
      return source && of(source).find((link) => link.id === id && byId(link.target) !== undefined);
    },
    add(link: Omit<Link, 'id'>): void {
      revision++;
      written.push({ ...link, id: firstWrittenId + written.length });
    },
    remove(id: number): void {
      revision++;
      removed.add(id);
    },
    /** Changes with every write. */
    revision: () => revision,
  };
}
