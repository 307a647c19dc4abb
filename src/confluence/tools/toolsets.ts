import type { ToolsetLoaders } from '../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../api/client.ts';

/** Every Confluence toolset, in the order in which tools are listed. */
export const confluenceToolsets: ToolsetLoaders<ConfluenceContext> = {
  confluence_pages: async () => (await import('./pages/index.ts')).pages,
  confluence_comments: async () => (await import('./comments/index.ts')).comments,
  confluence_labels: async () => (await import('./labels/index.ts')).labels,
  confluence_users: async () => (await import('./users/index.ts')).users,
  confluence_analytics: async () => (await import('./analytics/index.ts')).analytics,
  confluence_attachments: async () => (await import('./attachments/index.ts')).attachments,
  confluence_templates: async () => (await import('./templates/index.ts')).templates,
  confluence_permissions: async () => (await import('./permissions/index.ts')).permissions,
};
