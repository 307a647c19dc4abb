import type { Deployment } from '../../auth/site.ts';
import type { Limits } from '../../documents/limits.ts';
import type { Cache } from '../../http/cache.ts';
import type { HttpClient } from '../../http/client.ts';
import { lazily } from '../../http/lazily.ts';
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
import type { PageParts } from './present-page.ts';
import { createReading } from './reading.ts';
import { createRelocation } from './relocate.ts';
import type { WholeDialect } from './requests.ts';
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

/** What everything is made of. */
interface Site extends PageParts {
  dialect: WholeDialect;
  cache: Cache;
  webUrl: string | undefined;
}

const confluenceOf = lazily({
  search: (site: Site) => (options: SearchOptions) => search(site, options),
  pages: (site: Site) => createPages(site),
  comments: (site: Site) => createComments(site),
  attachments: (site: Site) => createAttachments(site),
  labels: (site: Site) => createLabels(site),
  users: (site: Site) => createUsers(site),
  restrictions: (site: Site) => createRestrictions(site),
  views: (site: Site) => createViews(site),
  templates: (site: Site) => createTemplates(site),
  permissions: (site: Site) => createPermissions(site),
  discussion: (site: Site) => createDiscussion(site),
  tree: (site: Site) => createPageTree(site),
  relocation: (site: Site) => createRelocation(site),
  versions: (site: Site) => createVersions(site),
});

/** One Confluence site as one identity sees it; made anew for each call, so only the cache outlives it. */
export function createConfluence(options: ConfluenceOptions) {
  const { deployment, webUrl, cache, filter, limits } = options;
  const dialect = dialects[deployment](options);
  const scope = createScope(filter);
  const names = createNames(dialect, cache);
  const places = createPlaces({ dialect, cache, scope });
  const reading = createReading(cache);
  return confluenceOf({ dialect, names, limits, scope, places, reading, cache, webUrl });
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
