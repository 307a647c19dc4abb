import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { Label } from '../../model/label.ts';

export const addLabel = defineTool({
  name: 'confluence_add_label',
  title: 'Add Label',
  access: 'write',
  description: 'Add a label to a page, blog post or attachment; returns all its labels.',
  input: z.strictObject({
    page_id: id().describe('Page id, URL or SPACE:Title, or attachment id (att123)'),
    name: z.string().describe('One word, such as release-notes'),
  }),
  output: z.array(Label),
  examples: [{ page_id: '98310', name: 'reviewed' }],
  run: ({ page_id, name }, { confluence }: ConfluenceContext) => confluence.labels.add(page_id, name),
});
