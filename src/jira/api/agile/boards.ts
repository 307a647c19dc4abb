import { path } from '../../../http/path.ts';
import type { Board, Sprint } from '../../model/agile.ts';
import type { Connection } from '../connection.ts';
import { allPages } from '../paging.ts';
import { AGILE, pageOf, toBoard, toSprint, WireBoard, WireSprint } from './agile-wire.ts';
import type { BoardGuard } from './board-guard.ts';

/** One page of a list by offset; Jira gives at most 50. */
export interface Slice {
  startAt: number;
  limit: number;
}

/** Which boards are looked for. */
export interface BoardSearch extends Slice {
  /** Part of the name. */
  name?: string | undefined;
  project?: string | undefined;
  type?: string | undefined;
}

/** A part of a list, and where it goes on; undefined at its end. */
export interface Part<Item> {
  items: Item[];
  next: { total?: number; next_start: number } | undefined;
}

const BoardPage = pageOf(WireBoard);
const SprintPage = pageOf(WireSprint);

/** Boards, and the sprints on them. */
export function createBoards({ http, scope }: Connection, guard: BoardGuard) {
  /** The boards that a limit to several projects leaves, which Jira cannot be asked for at once. */
  async function ofProjects(keys: readonly string[], search: Pick<BoardSearch, 'name' | 'type'>) {
    const lists = await Promise.all(
      keys.map((projectKeyOrId) =>
        allPages(50, async (startAt, maxResults) => {
          const query = { ...search, projectKeyOrId, startAt, maxResults };
          const page = await http.get(`${AGILE}/board`, BoardPage, { query });
          return { items: page.values, total: page.total, last: page.isLast };
        }),
      ),
    );
    return [...new Map(lists.flat().map((board) => [board.id, board])).values()];
  }

  return {
    async list({ name, project, type, startAt, limit }: BoardSearch): Promise<Part<Board>> {
      if (project !== undefined) scope.assertProject(project);
      const projects = project === undefined ? scope.keys : [project];
      if (projects.length > 1) {
        const boards = await ofProjects(projects, { name, type });
        const values = boards.slice(startAt, startAt + limit);
        return toSlice({ values, total: boards.length }, { startAt, limit }, toBoard);
      }
      const query = { name, type, projectKeyOrId: projects[0], startAt, maxResults: limit };
      const page = await http.get(`${AGILE}/board`, BoardPage, { query });
      return toSlice(page, { startAt, limit }, toBoard);
    },

    async sprints(
      boardId: string,
      { states, startAt, limit }: Slice & { states?: readonly string[] | undefined },
    ): Promise<Part<Sprint>> {
      await guard(boardId, 'read');
      const query = { state: states?.join(',') || undefined, startAt, maxResults: limit };
      const page = await http.get(AGILE + path`/board/${boardId}/sprint`, SprintPage, { query });
      return toSlice(page, { startAt, limit }, toSprint);
    },
  };
}

interface WirePage<Wire> {
  values: Wire[];
  total?: number | undefined;
  isLast?: boolean | undefined;
}

/** Jira tells of some lists only whether they end here, and of some only how long they are. */
function toSlice<Wire, Item>(
  { values, total, isLast }: WirePage<Wire>,
  { startAt, limit }: Slice,
  show: (wire: Wire) => Item,
): Part<Item> {
  const next_start = startAt + values.length;
  const ends = isLast ?? (total === undefined ? values.length < limit : next_start >= total);
  const next =
    ends || values.length === 0 ? undefined : { ...(total !== undefined && { total }), next_start };
  return { items: values.map(show), next };
}
