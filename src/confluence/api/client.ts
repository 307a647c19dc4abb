import type { Deployment } from '../../auth/site.ts';
import type { Limits } from '../../documents/limits.ts';
import type { Cache } from '../../http/cache.ts';
import type { HttpClient } from '../../http/client.ts';
import { createAttachments } from './attachments/attachments.ts';
import { createCloud } from './cloud.ts';
import { createComments } from './comments.ts';
import { createDataCenter } from './data-center.ts';
import { createDiscussion } from './discussion.ts';
import { createLabels } from './labels.ts';
import { createNames } from './names.ts';
import { createPageTree } from './page-tree.ts';
import { createPages } from './pages.ts';
import { createPermissions } from './permissions.ts';
import { createPlaces } from './places.ts';
import { createReading } from './reading.ts';
import { createRelocation } from './relocate.ts';
import { createRestrictions } from './restrictions.ts';
import { createScope } from './scope.ts';
import { type SearchOptions, search } from './search.ts';
import { createTemplates } from './templates.ts';
import { createUsers } from './users.ts';
import { createVersions } from './versions.ts';
import { createViews } from './views.ts';

/** What one Confluence site is reached through. */
export interface ConfluenceOptions {
  http: HttpClient;
  deployment: Deployment;
  /** What people open in a browser, without trailing slash; undefined when it is not known. */
  webUrl: string | undefined;
  /** Of this site and identity only. */
  cache: Cache;
  /** Space keys that may be touched; empty for no limit. */
  filter: readonly string[];
  /** Largest and deepest body that is converted; the documents' own limits when absent. */
  limits?: Limits | undefined;
  /** Whether attachments come through the REST API rather than the links of browsers; usual where absent. */
  downloadsByRest?: boolean | undefined;
}

const dialects = { cloud: createCloud, datacenter: createDataCenter };

/** One Confluence site as one identity sees it; made anew for each call, so only the cache outlives it. */
export function createConfluence(options: ConfluenceOptions) {
  const { deployment, webUrl, cache, filter, limits } = options;
  const dialect = dialects[deployment](options);
  const scope = createScope(filter);
  const names = createNames(dialect, cache);
  const places = createPlaces({ dialect, cache, scope });
  const pageParts = { dialect, names, limits, scope, places, reading: createReading(cache) };
  return {
    search: (options: SearchOptions) => search({ dialect, scope, webUrl }, options),
    pages: createPages(pageParts),
    comments: createComments(pageParts),
    attachments: createAttachments({ dialect, names, places, scope }),
    labels: createLabels({ dialect, places, scope }),
    users: createUsers({ dialect, webUrl }),
    restrictions: createRestrictions({ dialect, places }),
    views: createViews({ dialect, places, scope }),
    templates: createTemplates(pageParts),
    permissions: createPermissions({ dialect, places, scope }),
    discussion: createDiscussion(pageParts),
    tree: createPageTree({ ...pageParts, cache }),
    relocation: createRelocation(pageParts),
    versions: createVersions(pageParts),
  };
}

export type Confluence = ReturnType<typeof createConfluence>;

/** What Confluence tools ask for. */
export interface ConfluenceContext {
  confluence: Confluence;
  files: Files;
}

/** Files of the machine that the server runs on, as far as the caller may read them. */
export interface Files {
  read(path: string): Promise<{ name: string; data: Buffer }>;
  /** Read only as it is sent. */
  open(path: string): Promise<{ name: string; data: Blob }>;
}
