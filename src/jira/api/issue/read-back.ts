import { isExposed } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Issue } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import { WireIssue } from '../wire.ts';
import type { Views } from './issue-view.ts';
import { notApplied } from './not-applied.ts';

/** How an issue is after a write. */
export interface ReadBack {
  issue: Issue;
  /** Ids of sent fields that Jira did not keep; absent when all stuck. */
  notApplied?: string[];
  /** Why the issue could not be read; it is only its key then, and the write stands. */
  problem?: string;
}

/** See `createReadBack`. */
export type ReadBackIssue = ReturnType<typeof createReadBack>;

/** Reads an issue once after a write and compares what was sent with what it has. */
export function createReadBack({ http, dialect, webUrl }: Connection, views: Views) {
  return async (
    key: string,
    options: { fields?: readonly string[] | undefined; sent?: Record<string, unknown>; id?: string },
  ): Promise<ReadBack> => {
    const sent = options.sent ?? {};
    try {
      const view = await views({ fields: options.fields, commentLimit: 10 }, Object.keys(sent));
      const wire = await http.get(dialect.rest + path`/issue/${key}`, WireIssue, {
        query: { fields: view.fields.join(','), expand: view.expand.join(',') || undefined },
      });
      const lost = notApplied(sent, wire.fields ?? {});
      return { issue: view.show(wire), ...(lost.length > 0 && { notApplied: lost }) };
    } catch (error) {
      if (!isExposed(error)) throw error;
      const browse = webUrl === undefined ? {} : { browse_url: `${webUrl}/browse/${key}` };
      return { issue: { id: options.id ?? '', key, ...browse }, problem: error.message };
    }
  };
}
