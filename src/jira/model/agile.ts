import { z } from 'zod';

/** A board as listed. */
export const Board = z.object({
  id: z.string(),
  name: z.string(),
  /** `scrum`, `kanban` or, on Cloud, `simple`. */
  type: z.string().optional(),
  /** The project that the board lives in; only Cloud tells. */
  project_key: z.string().optional(),
});
export type Board = z.infer<typeof Board>;

/** A sprint; dates are ISO 8601, absent until they are planned or have come. */
export const Sprint = z.object({
  id: z.string(),
  name: z.string(),
  /** `future`, `active` or `closed`. */
  state: z.string(),
  goal: z.string().optional(),
  start_date: z.string().optional(),
  end_date: z.string().optional(),
  /** When it was closed. */
  complete_date: z.string().optional(),
  /** The board that it was made on. */
  board_id: z.string().optional(),
});
export type Sprint = z.infer<typeof Sprint>;

/** What moving issues to the backlog answers. */
export const MovedIssues = z.object({ message: z.string(), issue_keys: z.array(z.string()) });
export type MovedIssues = z.infer<typeof MovedIssues>;

/** What adding issues to a sprint answers. */
export const AddedToSprint = MovedIssues.extend({ sprint_id: z.string() });
export type AddedToSprint = z.infer<typeof AddedToSprint>;
