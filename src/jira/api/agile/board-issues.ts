import { z } from 'zod';
import { path } from '../../../http/path.ts';
import type { BoardIssues } from '../../model/issue.ts';
import type { Connection } from '../connection.ts';
import type { ViewOptions, Views } from '../issue/issue-view.ts';
import { prepareJql } from '../jql/jql.ts';
import { maybe } from '../maybe.ts';
import { projectOf } from '../scope.ts';
import { WireIssue } from '../wire.ts';
import { AGILE } from './agile-wire.ts';
import type { Slice } from './boards.ts';

const Page = z.object({
  issues: z.array(WireIssue),
  total: z.number(),
  startAt: maybe(z.number()),
  names: WireIssue.shape.names,
  schema: WireIssue.shape.schema,
});

/** Which issues of a board are read. */
export interface BoardIssueSearch extends ViewOptions, Slice {
  /** Narrows what the board shows; empty for all of it. */
  jql: string;
}

/** Finds the issues of a board, which only the agile API knows; it pages by offset on both deployments. */
export function createBoardIssues({ http, scope }: Connection, views: Views) {
  return async (boardId: string, search: BoardIssueSearch): Promise<BoardIssues> => {
    const { startAt, limit } = search;
    const view = await views(search);
    const page = await http.get(AGILE + path`/board/${boardId}/issue`, Page, {
      query: {
        jql: prepareJql(search.jql, scope.clause === undefined ? [] : [scope.clause]) || undefined,
        fields: view.fields.join(','),
        expand: view.expand.join(',') || undefined,
        startAt,
        maxResults: limit,
      },
    });
    const next = startAt + page.issues.length;
    const more = page.issues.length > 0 && next < page.total;
    return {
      total: page.total,
      start_at: startAt,
      max_results: limit,
      issues: page.issues
        .filter((issue) => scope.includes(projectOf(issue.key)))
        .map((issue) => view.show(issue, page)),
      ...(more && { next_start: next }),
    };
  };
}
