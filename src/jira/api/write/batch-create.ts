import { InvalidArgument, isExposed } from '../../../http/errors.ts';
import type { BatchOfIssues, Issue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import { defaultFields } from '../issue/field-selection.ts';
import type { Views } from '../issue/issue-view.ts';
import { notApplied } from '../issue/not-applied.ts';
import type { WireIssue } from '../wire.ts';
import { createBatchCheck } from './batch-check.ts';
import { createBatchSend } from './batch-send.ts';
import type { CreatedIssue } from './create-issue.ts';
import type { CreateMeta } from './create-meta.ts';
import type { NewIssue, PreparedIssue, PrepareIssue } from './prepare-issue.ts';

/** Issues that Jira gives in one request. */
const READ_CHUNK = 100;
const MAX_ISSUES = 500;

interface Parts {
  prepare: PrepareIssue;
  createMeta: CreateMeta;
  views: Views;
}

/** Creates many issues: all are checked, then sent, then read. */
export function createBatchCreate(connection: Connection, parts: Parts) {
  const { http, dialect, webUrl } = connection;
  const check = createBatchCheck(parts);
  const send = createBatchSend(connection);

  /** The new issues as they are, read with as few requests as Jira allows. */
  async function show(prepared: readonly PreparedIssue[], made: readonly CreatedIssue[]): Promise<Issue[]> {
    const sent = [...new Set(prepared.flatMap((item) => Object.keys(item.fields)))];
    const view = await parts.views({ fields: [...defaultFields, 'project', 'parent', ...sent] });
    const shown = new Map<string, { issue: Issue; wire: WireIssue }>();
    for (let at = 0; at < made.length; at += READ_CHUNK) {
      const ids = made.slice(at, at + READ_CHUNK).map(({ key }) => key);
      const answer = await dialect.readIssues(http, { ids, fields: view.fields, expand: view.expand });
      for (const wire of answer.issues) shown.set(wire.key, { wire, issue: view.show(wire, answer) });
    }
    return made.map((created, index) => {
      const found = shown.get(created.key);
      const lost = notApplied(prepared[index]?.fields ?? {}, found?.wire.fields ?? {});
      return { ...(found?.issue ?? unread(created)), ...(lost.length > 0 && { not_applied: lost }) };
    });
  }

  const unread = ({ id, key }: CreatedIssue): Issue => ({
    id,
    key,
    ...(webUrl !== undefined && { browse_url: `${webUrl}/browse/${key}` }),
  });

  return async (items: readonly NewIssue[], validateOnly: boolean): Promise<BatchOfIssues> => {
    if (items.length === 0 || items.length > MAX_ISSUES)
      throw new InvalidArgument(`issues takes a list of 1 to ${MAX_ISSUES} issues, not of ${items.length}.`);
    const prepared = await check(items, validateOnly);
    const counted = items.length === 1 ? '1 issue' : `${items.length} issues`;
    if (validateOnly) return { message: `Validated ${counted}; nothing was created`, issues: [] };
    const made = await send(prepared);
    try {
      return { message: `Created ${counted}`, issues: await show(prepared, made) };
    } catch (error) {
      if (!isExposed(error)) throw error;
      const message = `Created ${counted}; only reading them back failed: ${error.message}`;
      return { message, issues: made.map(unread) };
    }
  };
}
