import { z } from 'zod';
import type { Board, Sprint } from '../../model/agile.ts';
import { maybe, wireId } from '../maybe.ts';
import { present } from '../prune.ts';

/** Where the API of boards and sprints begins, on both deployments. */
export const AGILE = '/rest/agile/1.0';

export const WireBoard = z.object({
  id: wireId,
  name: z.string(),
  type: maybe(z.string()),
  location: maybe(z.object({ projectKey: maybe(z.string()) })),
});
export type WireBoard = z.infer<typeof WireBoard>;

export const WireSprint = z.object({
  id: wireId,
  name: z.string(),
  state: z.string(),
  goal: maybe(z.string()),
  startDate: maybe(z.string()),
  endDate: maybe(z.string()),
  completeDate: maybe(z.string()),
  originBoardId: maybe(wireId),
});
export type WireSprint = z.infer<typeof WireSprint>;

/** One page of a list; which of `total` and `isLast` are told depends on the list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ values: z.array(item), total: maybe(z.number()), isLast: maybe(z.boolean()) });

export const toBoard = ({ id, name, type, location }: WireBoard): Board =>
  present({ id, name, type, project_key: location?.projectKey });

export const toSprint = (sprint: WireSprint): Sprint =>
  present({
    id: sprint.id,
    name: sprint.name,
    state: sprint.state.toLowerCase(),
    goal: sprint.goal || undefined,
    start_date: sprint.startDate,
    end_date: sprint.endDate,
    complete_date: sprint.completeDate,
    board_id: sprint.originBoardId,
  });
