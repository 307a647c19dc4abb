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
  return {
    of(issue: Issue): Link[] {
      const project = projects.find((candidate) => candidate.key === issue.project);
      const made = project ? generatedLinks(project, issue.number, sizeOf(project)) : [];
      return [...made, ...written.filter(({ source, target }) => source === issue.id || target === issue.id)];
    },
    add(link: Omit<Link, 'id'>): void {
      written.push({ ...link, id: firstWrittenId + written.length });
    },
  };
}
