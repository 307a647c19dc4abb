import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, id, integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageChildren } from '../../model/page-tree.ts';
import { inText } from '../page-in-text.ts';

export const getPageChildren = defineTool({
  name: 'confluence_get_page_children',
  title: 'Get Page Children',
  access: 'read',
  description: 'List the pages and folders directly below a page or folder, in their order.',
  input: z.strictObject({
    parent_id: id().describe('The page or folder: id, URL or SPACE:Title'),
    expand: z.string().default('version,history').describe('Empty: only ids and titles'),
    limit: integer({ min: 1, max: 50 }).default(25).describe('How many at most'),
    include_content: flag().default(false).describe('With their text'),
    convert_to_markdown: flag().default(true).describe('False: in storage format'),
    start: integer({ min: 0, max: 10_000 }).default(0).describe('How many to skip'),
    include_folders: flag().default(true).describe('With folders (Cloud)'),
  }),
  output: PageChildren,
  examples: [{ parent_id: '98309' }, { parent_id: '98311', include_content: true, limit: 2 }],
  run: async (input, { confluence }: ConfluenceContext) => {
    const children = await confluence.tree.children(input);
    return { ...children, results: children.results.map(inText) };
  },
});
