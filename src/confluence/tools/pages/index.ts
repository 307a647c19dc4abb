import { defineToolset } from '../../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { copyPage } from './copy-page.ts';
import { createPage } from './create-page.ts';
import { deletePage } from './delete-page.ts';
import { getPage } from './get-page.ts';
import { getPageChildren } from './get-page-children.ts';
import { getPageDiff } from './get-page-diff.ts';
import { getPageHistory } from './get-page-history.ts';
import { getPageRestrictions } from './get-page-restrictions.ts';
import { getSpacePageTree } from './get-space-page-tree.ts';
import { movePage } from './move-page.ts';
import { search } from './search.ts';
import { setPageRestrictions } from './set-page-restrictions.ts';
import { updatePage } from './update-page.ts';
import { updatePageSection } from './update-page-section.ts';

export const pages = defineToolset<ConfluenceContext>({
  id: 'confluence_pages',
  product: 'confluence',
  title: 'Pages',
  description: 'Search, read, write, move, copy and compare pages and blog posts.',
  default: true,
  tools: [
    search,
    getPage,
    getPageChildren,
    getSpacePageTree,
    createPage,
    updatePage,
    updatePageSection,
    deletePage,
    movePage,
    getPageHistory,
    getPageDiff,
    getPageRestrictions,
    setPageRestrictions,
    copyPage,
  ],
});
