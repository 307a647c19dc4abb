import type { Toolset } from '../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../api/client.ts';
import { analytics } from './analytics/index.ts';
import { attachments } from './attachments/index.ts';
import { comments } from './comments/index.ts';
import { labels } from './labels/index.ts';
import { pages } from './pages/index.ts';
import { permissions } from './permissions/index.ts';
import { templates } from './templates/index.ts';
import { users } from './users/index.ts';

/** Every Confluence toolset, in the order in which tools are listed. */
export const confluenceToolsets: readonly Toolset<ConfluenceContext>[] = [
  pages,
  comments,
  labels,
  users,
  analytics,
  attachments,
  templates,
  permissions,
];
