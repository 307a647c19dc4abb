import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { integer } from '../../../toolkit/inputs.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { TemplateList } from '../../model/template.ts';
import { orBlank, spaceKey } from '../fields.ts';

export const listPageTemplates = defineTool({
  name: 'confluence_list_page_templates',
  title: 'List Page Templates',
  access: 'read',
  only: 'cloud',
  description: 'List the page templates of a space, or those of the whole site.',
  input: z.strictObject({
    space_key: orBlank(spaceKey).describe('Key of the space; without it, templates of the site'),
    limit: integer({ min: 1, max: 200 }).default(25).describe('Templates to return'),
    start: integer({ min: 0 }).default(0).describe('Templates to skip'),
  }),
  output: TemplateList,
  examples: [{ space_key: 'DOCS' }, {}],
  run: (input, { confluence }: ConfluenceContext) => confluence.templates.list(input),
});
