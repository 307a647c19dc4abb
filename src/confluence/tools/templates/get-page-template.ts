import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { Template } from '../../model/template.ts';

export const getPageTemplate = defineTool({
  name: 'confluence_get_page_template',
  title: 'Get Page Template',
  access: 'read',
  only: 'cloud',
  description: 'Read a page template with its body in storage format.',
  input: z.strictObject({ template_id: id().describe('Id from confluence_list_page_templates') }),
  output: Template,
  examples: [{ template_id: '700001' }],
  run: ({ template_id }, { confluence }: ConfluenceContext) => confluence.templates.get(template_id),
});
