import { z } from 'zod';

/** How often a page was viewed since it exists, and by how many people. */
export const PageViews = z.object({
  page_id: z.string(),
  total_views: z.int(),
  unique_viewers: z.int(),
  page_title: z.string().optional(),
});
export type PageViews = z.infer<typeof PageViews>;
