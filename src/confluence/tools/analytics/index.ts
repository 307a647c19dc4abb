import { defineToolset } from '../../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { getPageViews } from './get-page-views.ts';

export const analytics = defineToolset<ConfluenceContext>({
  id: 'confluence_analytics',
  product: 'confluence',
  title: 'Analytics',
  description: 'Views of pages (Cloud).',
  default: false,
  tools: [getPageViews],
});
