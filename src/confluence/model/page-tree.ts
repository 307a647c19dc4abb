import { z } from 'zod';
import { Page } from './page.ts';

/** The children of a page, in their order; folders as pages of type `folder`. */
export const PageChildren = z.object({
  parent_id: z.string(),
  count: z.int(),
  limit_requested: z.int(),
  start_requested: z.int(),
  results: z.array(Page),
  /** The `start` of what follows; absent at the end. */
  next_start: z.int().optional(),
});
export type PageChildren = z.infer<typeof PageChildren>;

/** The pages of a space by depth, then position, then title. */
export const SpaceTree = z.object({
  space_key: z.string(),
  /** Of the whole space, however many of them are in this answer. */
  total_pages: z.int(),
  has_more: z.boolean(),
  pages: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      parent_id: z.string().optional(),
      position: z.int().optional(),
      depth: z.int(),
    }),
  ),
  /** The `start` of what follows; absent at the end. */
  next_start: z.int().optional(),
  hint: z.string().optional(),
});
export type SpaceTree = z.infer<typeof SpaceTree>;
