import type { Route } from '../call.ts';
import { createAttachmentPartRoutes } from './cloud/attachment-parts.ts';
import { createAttachmentRoutes } from './cloud/attachments.ts';
import { createCommentRoutes } from './cloud/comments.ts';
import { createInsightRoutes } from './cloud/insight.ts';
import { createPagePartRoutes } from './cloud/page-parts.ts';
import { createPageRoutes } from './cloud/pages.ts';
import { createPropertyRoutes as createCloudPropertyRoutes } from './cloud/properties.ts';
import { createSpacePageRoutes } from './cloud/space-pages.ts';
import { createSpaceRoutes as createCloudSpaceRoutes } from './cloud/spaces.ts';
import { createTemplateRoutes } from './cloud/templates.ts';
import { createUserRoutes as createCloudUserRoutes } from './cloud/users.ts';
import { seedStore, type WorldOptions } from './content/seed-store.ts';
import { createChildRoutes } from './datacenter/children.ts';
import { createContentRoutes } from './datacenter/content.ts';
import { createMovePageRoute } from './datacenter/move-page.ts';
import { createPropertyRoutes } from './datacenter/properties.ts';
import { createSpaceRoutes } from './datacenter/spaces.ts';
import { createUserRoutes } from './datacenter/users.ts';
import { createDownloadRoutes } from './download.ts';
import type { Store } from './store.ts';
import { createGroupRoutes } from './v1/group-routes.ts';
import { createLabelRoutes } from './v1/label-routes.ts';
import { createMoveAndCopyRoutes } from './v1/move-and-copy-routes.ts';
import { createRestrictionRoutes } from './v1/restriction-routes.ts';
import { createSearchRoutes, createUserSearchRoutes } from './v1/search-routes.ts';
import { createUploadRoutes } from './v1/upload-routes.ts';

/** Everything that the demo site's Confluence answers, below its context path. */
export function createConfluenceRoutes(options: WorldOptions): Route[] {
  const store = seedStore(options);
  const face = options.deployment === 'cloud' ? cloudRoutes(store) : dataCenterRoutes(store);
  return [
    ...createSearchRoutes(store),
    ...createLabelRoutes(store, options.deployment),
    ...createDownloadRoutes(store),
    ...createUploadRoutes(store, options.deployment),
    ...createRestrictionRoutes(store),
    ...createGroupRoutes(options.deployment),
    ...face,
  ];
}

const cloudRoutes = (store: Store): Route[] => [
  ...(['page', 'blogpost'] as const).flatMap((type) => [
    ...createPageRoutes(store, type),
    ...createPagePartRoutes(store, type),
    ...createCloudPropertyRoutes(store, type),
  ]),
  ...createCommentRoutes(store, 'footer'),
  ...createCommentRoutes(store, 'inline'),
  ...createAttachmentRoutes(store),
  ...createCloudSpaceRoutes(store),
  ...createSpacePageRoutes(store),
  ...createMoveAndCopyRoutes(store),
  ...createCloudUserRoutes(),
  ...createUserSearchRoutes(store),
  ...createAttachmentPartRoutes(store),
  ...createInsightRoutes(store),
  ...createTemplateRoutes(store),
];

const dataCenterRoutes = (store: Store): Route[] => [
  ...createContentRoutes(store),
  ...createChildRoutes(store),
  ...createPropertyRoutes(store),
  createMovePageRoute(store),
  ...createSpaceRoutes(store),
  ...createUserRoutes(),
];
