import { z } from 'zod';
import { InvalidArgument } from '../../../http/errors.ts';
import type { IssueChanges } from '../../model/activity.ts';
import type { Connection } from '../connection.ts';
import type { Fields } from '../fields/fields.ts';
import { maybe, wireId } from '../maybe.ts';
import { WireChange, type WireIssue } from '../wire.ts';
import { toChange } from './activity.ts';
import { selectFields } from './field-selection.ts';
import { newestFirst } from './newest-first.ts';

const MAX_ISSUES = 1000;
const MAX_FIELDS = 10;
/** Issues that Jira gives in one request. */
const READ_CHUNK = 100;

/** The published type is text, the published example a number of seconds; milliseconds are taken as well. */
const moment = z
  .union([
    z.string(),
    z.number().transform((value) => new Date(value < 1e11 ? value * 1000 : value).toISOString()),
  ])
  .nullish()
  .transform((value) => value ?? undefined);

const ChangesPage = z.object({
  issueChangeLogs: maybe(
    z.array(
      z.object({
        issueId: wireId,
        changeHistories: maybe(z.array(WireChange.extend({ created: moment }))),
      }),
    ),
  ),
  nextPageToken: maybe(z.string()),
});

/** Which changes are asked for. */
export interface ChangesQuery {
  issues: readonly string[];
  /** Names or ids; all when empty. */
  fields: readonly string[];
  /** Whether each log begins with the newest change. */
  newestFirst: boolean;
  /** Changes of each issue, from the beginning of its log; all when undefined. */
  limit: number | undefined;
}

/** Reads the change logs of many issues of Jira Cloud at once. */
export function createChangelogs(connection: Connection, fields: Fields) {
  const { http, dialect, scope } = connection;

  /** The issues themselves, which tell the keys, and whether the operator allows each. */
  async function find(asked: readonly string[]): Promise<WireIssue[]> {
    const issues: WireIssue[] = [];
    for (let at = 0; at < asked.length; at += READ_CHUNK) {
      const query = { ids: asked.slice(at, at + READ_CHUNK), fields: ['key'], expand: [] };
      issues.push(...(await dialect.readIssues(http, query)).issues);
    }
    for (const { key } of issues) scope.assertFoundIssue(key);
    const found = new Set(issues.flatMap(({ id, key }) => [id, key]));
    const missing = asked.filter((id) => !found.has(id));
    // An issue that was moved answers to its old key as well.
    if (missing.length > 0 && issues.length < asked.length)
      throw new InvalidArgument(
        `Not found, or not visible to this account: ${missing.slice(0, 20).join(', ')}. Leave them out and call again.`,
      );
    return issues;
  }

  return async ({
    issues: asked,
    fields: names,
    newestFirst: reversed,
    limit,
  }: ChangesQuery): Promise<IssueChanges[]> => {
    const wanted = [...new Set(asked.map((issue) => issue.toUpperCase()))];
    if (wanted.length === 0 || wanted.length > MAX_ISSUES)
      throw new InvalidArgument(`issue_ids_or_keys takes 1 to ${MAX_ISSUES} issues, not ${wanted.length}.`);
    for (const id of wanted) if (!/^\d+$/.test(id)) scope.assertIssue(id);
    const { ids: fieldIds } = await selectFields(names, { fields });
    if (fieldIds.length > MAX_FIELDS)
      throw new InvalidArgument(`fields takes at most ${MAX_FIELDS} fields, not ${fieldIds.length}.`);
    const issues = await find(wanted);
    const changes = await readChanges(
      connection,
      issues.map(({ id }) => id),
      fieldIds,
    );
    const places = new Map(wanted.map((name, index) => [name, index]));
    const placeOf = ({ id, key }: WireIssue) => places.get(key) ?? places.get(id) ?? wanted.length;
    const inOrderOf = (log: WireChange[]) => (reversed ? newestFirst(log) : log);
    const inOrder = issues.toSorted((a, b) => placeOf(a) - placeOf(b));
    return inOrder.map(({ id, key }) => ({
      issue_id: id,
      issue_key: key,
      changelogs: inOrderOf(changes.get(id) ?? [])
        .slice(0, limit)
        .map(toChange),
    }));
  };
}

/** Every change of the issues by issue id, page after page. */
async function readChanges(
  { http, dialect }: Connection,
  ids: readonly string[],
  fieldIds: readonly string[],
): Promise<Map<string, WireChange[]>> {
  const changes = new Map<string, WireChange[]>();
  let nextPageToken: string | undefined;
  do {
    const body = {
      issueIdsOrKeys: ids,
      ...(fieldIds.length > 0 && { fieldIds }),
      ...(nextPageToken !== undefined && { nextPageToken }),
    };
    const url = `${dialect.rest}/changelog/bulkfetch`;
    const page = await http.post(url, ChangesPage, { safe: true, body });
    for (const { issueId, changeHistories = [] } of page.issueChangeLogs ?? [])
      changes.set(issueId, [...(changes.get(issueId) ?? []), ...changeHistories]);
    nextPageToken = page.nextPageToken === nextPageToken ? undefined : page.nextPageToken;
  } while (nextPageToken !== undefined);
  return changes;
}
