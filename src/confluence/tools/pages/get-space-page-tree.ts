import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { SpaceTree } from '../../model/page-tree.ts';
import { spaceKey } from '../fields.ts';

export const getSpacePageTree = defineTool({
  name: 'confluence_get_space_page_tree',
  title: 'Get Space Page Tree',
  access: 'read',
  description: 'List all pages of a space with parent and depth, from the top down.',
  input: z.strictObject({
    space_key: spaceKey.describe('Key of the space'),
    limit: integer({ min: 1, max: 1000 }).default(100).describe('How many pages, 100 by default'),
    start: integer({ min: 0, max: 10_000 }).default(0).describe('next_start of the answer before'),
  }),
  output: SpaceTree,
  examples: [{ space_key: 'DOCS' }, { space_key: 'ENG', limit: 10, start: 10 }],
  run: (input, { confluence }: ConfluenceContext) => confluence.tree.ofSpace(input),
});
