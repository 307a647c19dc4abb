import { isExposed } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Issue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import { isRecord, present } from '../prune.ts';
import { toTransitions } from '../to-transition.ts';
import { WireComments, WireIssue } from '../wire.ts';
import type { Activities } from './activities.ts';
import { defaultFields, isDefault } from './field-selection.ts';
import type { ViewOptions, Views } from './issue-view.ts';
import { newestFirst } from './newest-first.ts';
import { readSections, type Section } from './sections.ts';

/** What of an issue is read. */
export interface ReadOptions extends ViewOptions {
  include?: readonly string[] | undefined;
  properties?: readonly string[] | undefined;
  /** Whether the read counts as a visit in the user's list of recent issues. */
  updateHistory?: boolean | undefined;
  /** Whether comments, changes and worklogs begin with the newest. */
  newestFirst?: boolean | undefined;
}

const DEFAULT_COMMENTS = 10;

interface Parts {
  readonly views: Views;
  readonly activities: Activities;
}

/** Reads one issue: one request, and one more for each section that Jira keeps elsewhere or cuts off. */
export function createReadIssue(connection: Connection, parts: Parts) {
  const { http, dialect, scope } = connection;

  return async (key: string, options: ReadOptions = {}): Promise<Issue> => {
    scope.assertIssue(key);
    const sections = readSections(options.include ?? []);
    const commentLimit = options.commentLimit ?? DEFAULT_COMMENTS;
    const fields = withComments(options.fields, commentLimit > 0, sections.has('comments'));
    const view = await parts.views(
      { ...options, fields, commentLimit },
      sections.has('worklogs') ? ['worklog'] : [],
    );
    const expand = new Set([
      ...view.expand,
      ...['changelog', 'transitions'].filter((name) => sections.has(name as Section)),
    ]);
    const section = createSectionReader(sections);
    const [wire, remoteLinks, watchers] = await Promise.all([
      http.get(dialect.rest + path`/issue/${key}`, WireIssue, {
        query: {
          fields: view.fields.join(','),
          expand: expand.size > 0 ? [...expand].join(',') : undefined,
          properties: options.properties?.join(',') || undefined,
          updateHistory: options.updateHistory ?? true,
        },
      }),
      section.read('remote_links', () => parts.activities.remoteLinks(key)),
      section.read('watchers', () => parts.activities.watchers(key)),
    ]);
    // An issue that was moved answers to its old key as well.
    scope.assertFoundIssue(wire.key);
    const [changelogs, worklogs] = await Promise.all([
      section.read('changelog', () => parts.activities.changes(wire.key, wire.changelog)),
      section.read('worklogs', () => parts.activities.worklogs(wire.key, wire.fields?.worklog)),
      section.attempt('comments', () => completeComments(wire, commentLimit, parts)),
    ]);
    const issue = {
      ...view.show(wire),
      ...present({
        changelogs,
        worklogs,
        remote_links: remoteLinks,
        watchers,
        transitions: sections.has('transitions') ? toTransitions(wire.transitions) : undefined,
        properties: options.properties?.length ? wire.properties : undefined,
        failed_sections: section.failed(),
      }),
    } as Issue;
    return options.newestFirst ? reordered(issue) : issue;
  };
}

function reordered(issue: Issue): Issue {
  const { comments, changelogs, worklogs } = issue;
  const lists = Object.entries({ comments, changelogs, worklogs });
  return {
    ...issue,
    ...Object.fromEntries(
      lists.flatMap(([name, list]) => (Array.isArray(list) ? [[name, newestFirst(list)]] : [])),
    ),
  };
}

/** Comments come with the default fields, unasked, and on request. */
function withComments(names: readonly string[] | undefined, some: boolean, asked: boolean): string[] {
  const fields = names ?? defaultFields;
  const byDefault = asked || isDefault(fields);
  const isComment = (name: string) => /^comments?$/i.test(name);
  if (!some)
    return [...fields.filter((name) => !isComment(name)), ...(fields.includes('*all') ? ['-comment'] : [])];
  return byDefault && !fields.some((name) => isComment(name) || name === '*all')
    ? [...fields, 'comment']
    : [...fields];
}

/** Replaces the comments that came with the issue by the newest ones when they are only the first page of many. */
async function completeComments(wire: WireIssue, limit: number, parts: Parts): Promise<void> {
  if (!wire.fields || limit === 0 || !isCutOff(wire.fields.comment)) return;
  wire.fields.comment = await parts.activities.newestComments(wire.key, limit);
}

/** Nearly all issues come with all of their comments, which are checked once they are shown. */
const isCutOff = (comment: unknown): boolean =>
  isRecord(comment) &&
  Array.isArray(comment.comments) &&
  comment.comments.length < Number(comment.total) &&
  WireComments.safeParse(comment).success;

/** Reads sections so that one that fails is told of, and does not take the issue with it. */
function createSectionReader(wanted: ReadonlySet<Section>) {
  const failures: Record<string, string> = {};
  const attempt = async <T>(name: Section, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!isExposed(error)) throw error;
      failures[name] = error.message;
      return undefined;
    }
  };
  return {
    attempt,
    read: async <T>(name: Section, read: () => Promise<T>): Promise<T | undefined> =>
      wanted.has(name) ? attempt(name, read) : undefined,
    failed: () => (Object.keys(failures).length > 0 ? failures : undefined),
  };
}
