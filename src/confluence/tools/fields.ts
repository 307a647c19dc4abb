import { z } from 'zod';
import { flag, id, integer } from '../../toolkit/inputs.ts';

/** Text that counts as absent when it is empty, as clients of the reference server send it. */
export const orBlank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** A page or blog post. */
export const pageId = id().describe('Page id, URL or SPACE:Title');

/** The page above. */
export const parentId = orBlank(id()).describe('The parent page: id, URL or SPACE:Title');

/** The key of a space. */
export const spaceKey = z.string().trim().min(1);

const contentFormat = z
  .enum(['markdown', 'wiki', 'storage', 'xhtml', 'adf'])
  .default('markdown')
  .describe('Format of the content; xhtml is storage');

const tableLayout = orBlank(z.enum(['full-width', 'wide', 'default'])).describe(
  'Width of tables, for Markdown content',
);

/** What an update respects or does instead of writing. */
export const safetyFields = {
  expected_version: integer({ min: 1 })
    .optional()
    .describe('Version that was read; refuses when the page is newer'),
  dry_run: flag().default(false).describe('Write nothing: return the exact body and a diff'),
  allow_loss: flag().default(false).describe('Also remove elements that you were never shown'),
};

/** The parameters that creating and updating a page share. */
export const bodyFields = {
  content: z
    .string()
    .optional()
    .describe(
      'Body of the page. Markdown may hold @[Name], - [x] tasks, > [!NOTE] and tokens from a read page',
    ),
  content_file: orBlank(z.string()).describe('Path of a file to take the body from, instead of content'),
  content_format: contentFormat,
  enable_heading_anchors: flag().default(false).describe('Give each heading an anchor, for Markdown content'),
  table_layout: tableLayout,
  include_content: flag().default(false).describe('Return the content as well'),
};
