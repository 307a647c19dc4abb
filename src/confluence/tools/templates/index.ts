import { defineToolset } from '../../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { createPageFromTemplate } from './create-page-from-template.ts';
import { getPageTemplate } from './get-page-template.ts';
import { listPageTemplates } from './list-page-templates.ts';

export const templates = defineToolset<ConfluenceContext>({
  id: 'confluence_templates',
  product: 'confluence',
  title: 'Templates',
  description: 'Page templates (Cloud).',
  default: false,
  tools: [listPageTemplates, getPageTemplate, createPageFromTemplate],
});
