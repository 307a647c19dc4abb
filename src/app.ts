import { fingerprint, sign } from './auth/credentials.ts';
import type { Access, Identity } from './auth/identity.ts';
import type { Product } from './auth/site.ts';
import { type ConfluenceContext, createConfluence } from './confluence/api/client.ts';
import { confluenceToolsets } from './confluence/tools/toolsets.ts';
import { type Cache, createCache } from './http/cache.ts';
import { createHttpClient, type Fetch } from './http/client.ts';
import { createJira, type JiraContext } from './jira/api/client.ts';
import type { SlaSettings } from './jira/api/metrics/sla.ts';
import { jiraToolsets } from './jira/tools/toolsets.ts';
import type { Caller } from './server/call-tool.ts';
import type { Log } from './server/log.ts';
import type { Toolset } from './toolkit/define-toolset.ts';
import type { FileReader } from './toolkit/files.ts';
import { type Policy, type Selection, selectTools } from './toolkit/select.ts';

/** Everything that any tool asks for. */
export type Everything = JiraContext & ConfluenceContext;

/** Every toolset, in the order in which tools are listed. */
export const toolsets: readonly Toolset<Everything>[] = [...jiraToolsets, ...confluenceToolsets];

export interface AppOptions {
  policy: Policy;
  /** Project keys and space keys that may be touched; empty for no limit. */
  filters: Record<Product, readonly string[]>;
  timeoutMs: Record<Product, number>;
  fetch: Record<Product, Fetch>;
  /** Base of Atlassian's gateway, e.g. `https://api.atlassian.com`. */
  gateway: string;
  /** Project keys whose comments must stay internal. */
  internalOnlyProjects: readonly string[];
  /** How Jira issues are measured; around the clock in UTC when absent. */
  sla?: SlaSettings | undefined;
  version: string;
  log: Log;
}

export interface App {
  /** The tools of one identity, and how they run on its behalf. */
  callerFor(identity: Identity, files: FileReader): Caller<Everything>;
}

/** Wires the products to the tools: what an identity may use, and as whom. */
export function createApp(options: AppOptions): App {
  const cache = createCache({ max: 2_000 });
  const selections = new Map<string, Selection<Everything>>();
  const select = ({ access }: Identity): Selection<Everything> => {
    const availability = {
      jira: access.jira?.site.deployment,
      confluence: access.confluence?.site.deployment,
    };
    const key = JSON.stringify(availability);
    const selection = selections.get(key) ?? selectTools(toolsets, options.policy, availability);
    selections.set(key, selection);
    return selection;
  };
  return {
    callerFor: (identity, files) => ({
      selection: select(identity),
      createContext: ({ signal }) => createContext({ ...options, cache }, { identity, files, signal }),
    }),
  };
}

interface Call {
  identity: Identity;
  files: FileReader;
  signal: AbortSignal;
}

const productNames: Record<Product, string> = { jira: 'Jira', confluence: 'Confluence' };

/** Builds only the product that the tool asks for; the selection keeps tools of an absent one from running. */
function createContext(
  options: AppOptions & { cache: Cache },
  { identity, files, signal }: Call,
): Everything {
  const parts = (product: Product) => {
    const access = accessTo(identity, product);
    const { site, credentials } = access;
    const clientTo = (baseUrl: string) =>
      createHttpClient({
        product: productNames[product],
        baseUrl,
        fetch: options.fetch[product],
        sign: (headers) => sign(headers, credentials),
        timeoutMs: options.timeoutMs[product],
        userAgent: `mcp-atlassian/${options.version}`,
        signal,
        onExchange: (exchange) => options.log.debug(exchange, 'upstream'),
      });
    return {
      http: clientTo(site.apiUrl),
      gateway: clientTo(options.gateway),
      deployment: site.deployment,
      webUrl: site.webUrl,
      cloudId: site.cloudId,
      cache: options.cache.scope(`${site.apiUrl} ${fingerprint(credentials)}`),
      filter: options.filters[product],
    };
  };
  return {
    files,
    get jira() {
      return createJira({
        ...parts('jira'),
        internalOnlyProjects: options.internalOnlyProjects,
        sla: options.sla,
      });
    },
    get confluence() {
      return createConfluence(parts('confluence'));
    },
  };
}

function accessTo(identity: Identity, product: Product): Access {
  const access = identity.access[product];
  if (!access) throw new Error(`No ${product} access; the selection should have kept this tool from running`);
  return access;
}
