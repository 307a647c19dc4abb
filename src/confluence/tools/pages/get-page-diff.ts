import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { PageDiff } from '../../model/page-change.ts';
import { pageId } from '../fields.ts';

export const getPageDiff = defineTool({
  name: 'confluence_get_page_diff',
  title: 'Get Page Version Diff',
  access: 'read',
  description: 'Compare two versions of a page, as a unified diff of their Markdown.',
  input: z.strictObject({
    page_id: pageId,
    from_version: integer({ min: 1 }).describe('Number of the version before'),
    to_version: integer({ min: 1 }).describe('Number of the version after'),
  }),
  output: PageDiff,
  examples: [{ page_id: '98310', from_version: 6, to_version: 7 }],
  run: (input, { confluence }: ConfluenceContext) => confluence.versions.diff(input),
});
