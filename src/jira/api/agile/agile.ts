import type { Connection } from '../connection.ts';
import type { Views } from '../issue/issue-view.ts';
import { createBoardGuard } from './board-guard.ts';
import { createBoardIssues } from './board-issues.ts';
import { createBoards } from './boards.ts';
import { createIssuesGuard } from './issues-guard.ts';
import { createSprints } from './sprints.ts';

/** Boards and sprints. */
export function createAgile(connection: Connection, views: Views) {
  const board = createBoardGuard(connection);
  return {
    boards: { ...createBoards(connection, board), issues: createBoardIssues(connection, views) },
    sprints: createSprints(connection, { board, issues: createIssuesGuard(connection) }),
  };
}
