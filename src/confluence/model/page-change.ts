import { z } from 'zod';
import { Page } from './page.ts';

/** What deleting a page answers. */
export const PageDeleted = z.object({
  success: z.literal(true),
  message: z.string(),
  /** The page's children, which are still there. */
  children: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
});
export type PageDeleted = z.infer<typeof PageDeleted>;

/** What moving a page answers. */
export const PageMoved = z.object({ message: z.string(), page: Page });
export type PageMoved = z.infer<typeof PageMoved>;

/** What copying a page answers. */
export const PageCopied = z.object({
  message: z.string(),
  page: Page,
  /** What of the source the copy does not have. */
  not_copied: z.array(z.string()).optional(),
});
export type PageCopied = z.infer<typeof PageCopied>;

/** What changed between two versions of a page. */
export const PageDiff = z.object({
  page_id: z.string(),
  /** Of the later version named. */
  title: z.string(),
  from_version: z.int(),
  to_version: z.int(),
  /** Unified diff of the Markdown; empty where that did not change. */
  diff: z.string(),
  /** The title before, where it changed. */
  from_title: z.string().optional(),
  /** What the diff cannot show. */
  note: z.string().optional(),
});
export type PageDiff = z.infer<typeof PageDiff>;
