import type { CrossProjectDependencies, ProjectDependencies } from '../../model/analysis.ts';
import type { Connection } from '../connection.ts';
import { quoteJql } from '../jql/jql.ts';
import { projectOf } from '../scope.ts';
import type { WireIssue } from '../wire.ts';
import { collectIssues } from './collect-issues.ts';
import { linksOf, type SeenLink } from './linked-issues.ts';

interface Dependency extends SeenLink {
  source: string;
}

/** The links of an issue to other projects. */
const outgoing = (issue: WireIssue): Dependency[] =>
  linksOf(issue)
    .filter(({ key }) => projectOf(key) !== projectOf(issue.key))
    .map((link) => ({ ...link, source: issue.key }));

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    groups.set(keyOf(item), group);
    group.push(item);
  }
  return [...groups].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
}

const toDependencies = (found: readonly Dependency[]): ProjectDependencies => ({
  total_links: found.length,
  by_link_type: Object.fromEntries(
    groupBy(found, ({ type }) => type).map(([type, links]) => [
      type,
      links.map(({ source, key, direction }) => ({ source, target: key, direction })),
    ]),
  ),
});

/** Finds the links from a project's issues to other projects; a link is seen once, from its end in the project. */
export function createCrossProject(connection: Connection) {
  return async (project: string, most: number): Promise<CrossProjectDependencies> => {
    connection.scope.assertProject(project);
    const { issues, truncated } = await collectIssues(connection, {
      jql: `project = ${quoteJql(project)} ORDER BY updated DESC`,
      fields: ['issuelinks'],
      most,
    });
    const found = issues.flatMap(outgoing);
    const byProject = groupBy(found, ({ key }) => projectOf(key));
    return {
      project_key: project,
      total_issues_scanned: issues.length,
      total_cross_project_links: found.length,
      by_project: Object.fromEntries(byProject.map(([key, links]) => [key, toDependencies(links)])),
      ...(truncated && { truncated: true as const }),
    };
  };
}
