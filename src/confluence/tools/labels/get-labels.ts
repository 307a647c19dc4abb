import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { Label } from '../../model/label.ts';

export const getLabels = defineTool({
  name: 'confluence_get_labels',
  title: 'Get Labels',
  access: 'read',
  description: 'Read all labels of a page, blog post or attachment.',
  input: z.strictObject({ page_id: id().describe('Page id, URL or SPACE:Title, or attachment id (att123)') }),
  output: z.array(Label),
  examples: [{ page_id: '98310' }],
  run: ({ page_id }, { confluence }: ConfluenceContext) => confluence.labels.list(page_id),
});
