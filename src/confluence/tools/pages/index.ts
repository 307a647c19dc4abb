import { defineToolset } from '../../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { createPage } from './create-page.ts';
import { getPage } from './get-page.ts';
import { getPageRestrictions } from './get-page-restrictions.ts';
import { search } from './search.ts';
import { setPageRestrictions } from './set-page-restrictions.ts';
import { updatePage } from './update-page.ts';

export const pages = defineToolset<ConfluenceContext>({
  id: 'confluence_pages',
  product: 'confluence',
  title: 'Pages',
  description: 'Search, read, create and update pages and blog posts.',
  default: true,
  tools: [search, getPage, createPage, updatePage, getPageRestrictions, setPageRestrictions],
});
