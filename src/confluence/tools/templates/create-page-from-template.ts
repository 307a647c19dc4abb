import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { TemplatePage } from '../../model/template.ts';
import { parentId, spaceKey } from '../fields.ts';

export const createPageFromTemplate = defineTool({
  name: 'confluence_create_page_from_template',
  title: 'Create Page from Template',
  access: 'write',
  only: 'cloud',
  description: "Create a page with a template's body; its variables stay unfilled and are listed.",
  input: z.strictObject({
    space_key: spaceKey.describe('Key of the space'),
    title: z.string().describe('Title, unique in the space'),
    template_id: id().describe('Id from confluence_list_page_templates'),
    parent_id: parentId,
  }),
  output: TemplatePage,
  examples: [{ space_key: 'DOCS', title: 'Retrospective 12', template_id: '700001' }],
  run: (input, { confluence }: ConfluenceContext) => confluence.templates.createPage(input),
});
