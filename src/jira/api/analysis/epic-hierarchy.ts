import { z } from 'zod';
import type { EpicGroup, EpicHierarchy } from '../../model/analysis.ts';
import type { Connection } from '../connection.ts';
import { quoteJql } from '../jql/jql.ts';
import { maybe } from '../maybe.ts';
import { present } from '../prune.ts';
import { projectOf } from '../scope.ts';
import type { WireIssue } from '../wire.ts';
import { collectIssues } from './collect-issues.ts';
import { linksOf } from './linked-issues.ts';

/** Phrases of links that say that an issue is part of another one. */
const CHILD_OF = ['is child of', 'is contained by', 'split from'];

const Shown = z.object({
  summary: maybe(z.string()),
  status: maybe(z.object({ name: maybe(z.string()) })),
  parent: maybe(z.object({ key: z.string(), fields: maybe(z.object({ summary: maybe(z.string()) })) })),
});

interface Parent {
  key: string;
  summary: string | undefined;
}

/** Phrases of links that make an issue part of another one, as the pages of both show them; in any case. */
export interface LinkPhrases {
  /** On the part's page, e.g. `is part of`. */
  child: readonly string[];
  /** On the whole's page, e.g. `consists of`. */
  parent: readonly string[];
}

const fold = (phrase: string): string => phrase.trim().toLowerCase();

/** Tells what an epic is part of: its parent, or else the issue that a link makes its parent. */
function createParentOf(more: LinkPhrases) {
  const childOf = new Set([...CHILD_OF, ...more.child].map(fold));
  const parentOf = new Set(more.parent.map(fold));
  return (epic: WireIssue): Parent | undefined => {
    const parent = Shown.safeParse(epic.fields).data?.parent;
    if (parent) return { key: parent.key, summary: parent.fields?.summary };
    return linksOf(epic).find(
      ({ phrase, reverse, type }) =>
        childOf.has(fold(phrase)) || childOf.has(fold(type)) || parentOf.has(fold(reverse)),
    );
  };
}

/** Groups the epics of a project by their parents; parents come with the epics, so nothing is read for them. */
export function createEpicHierarchy(connection: Connection, phrases: LinkPhrases) {
  const { scope } = connection;
  const parentOf = createParentOf(phrases);

  /** Of a parent outside the operator's limit only the key is shown. */
  const toParent = ({ key, summary }: Parent) => {
    const project = projectOf(key);
    return present({ key, summary: scope.includes(project) ? summary : undefined, project });
  };

  return async (project: string, most: number): Promise<EpicHierarchy> => {
    scope.assertProject(project);
    const { issues, truncated } = await collectIssues(connection, {
      jql: `project = ${quoteJql(project)} AND issuetype = Epic ORDER BY updated DESC`,
      fields: ['summary', 'status', 'issuetype', 'issuelinks', 'parent'],
      most,
    });
    const groups = new Map<string, EpicGroup>();
    for (const issue of issues) {
      const parent = parentOf(issue);
      const group = groups.get(parent?.key ?? '') ?? {
        ...(parent ? { parent: toParent(parent) } : { parent: null, group_name: 'Unlinked' }),
        epics: [],
      };
      groups.set(parent?.key ?? '', group);
      group.epics.push(toEpic(issue));
    }
    const sorted = [...groups.values()].toSorted((a, b) => compare(a.parent?.key, b.parent?.key));
    return {
      project_key: project,
      total_epics: issues.length,
      groups: sorted,
      ...(truncated && { truncated: true as const }),
    };
  };
}

function toEpic({ key, fields }: WireIssue): EpicGroup['epics'][number] {
  const shown = Shown.safeParse(fields).data;
  return present({ key, summary: shown?.summary, status: shown?.status?.name });
}

/** By key, what has none last. */
const compare = (a: string | undefined, b: string | undefined): number =>
  Number(a === undefined) - Number(b === undefined) ||
  (a ?? '').localeCompare(b ?? '', 'en', { numeric: true });
