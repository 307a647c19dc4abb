import { z } from 'zod';
import { NotPermitted } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Connection } from '../connection.ts';
import { allPages } from '../paging.ts';
import { AGILE, pageOf } from './agile-wire.ts';

const ProjectPage = pageOf(z.object({ key: z.string() }));

/**
 * Holds a board against the operator's project limit. It may be read when it shows one allowed project; changing what
 * belongs to the board takes that all of its projects are allowed. What has no board that is known belongs to no allowed one.
 * @throws NotPermitted
 */
export type BoardGuard = (boardId: string | undefined, use: 'read' | 'write') => Promise<void>;

/** Without a limit nothing is asked; with one, each board's projects are read once and kept. */
export function createBoardGuard({ http, cache, scope }: Connection): BoardGuard {
  const projectsOf = (boardId: string): Promise<string[]> =>
    cache.get(`board projects ${boardId}`, () =>
      allPages(50, async (startAt, maxResults) => {
        const url = AGILE + path`/board/${boardId}/project`;
        const page = await http.get(url, ProjectPage, { query: { startAt, maxResults } });
        return { items: page.values.map(({ key }) => key), total: page.total, last: page.isLast };
      }),
    );

  return async (boardId, use) => {
    if (scope.clause === undefined) return;
    const keys = boardId === undefined ? [] : await projectsOf(boardId);
    const inside = keys.filter((key) => scope.includes(key)).length;
    if (inside > 0 && (use === 'read' || inside === keys.length)) return;
    throw new NotPermitted(
      `Board ${boardId ?? '(unknown)'} shows ${inside > 0 ? 'projects beside' : 'none of'} those that the operator allows (JIRA_PROJECTS_FILTER).`,
    );
  };
}
