import { fingerprint, sign } from './auth/credentials.ts';
import type { Access, Identity } from './auth/identity.ts';
import type { Product } from './auth/site.ts';
import { type ConfluenceContext, createConfluence } from './confluence/api/client.ts';
import { confluenceToolsets } from './confluence/tools/toolsets.ts';
import { type Cache, createCache } from './http/cache.ts';
import { createHttpClient } from './http/client.ts';
import { createGate, type Gate, type GateOptions } from './http/gate.ts';
import type { Fetch } from './http/request.ts';
import type { RetryPolicy } from './http/retry.ts';
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
  /** Names of the caller's headers that every request passes on. */
  passthroughHeaders: Record<Product, readonly string[]>;
  /** Largest page size that a call may ask for; 0 for no limit. */
  maxLimit: number;
  retry: RetryPolicy;
  /** Limits of one site, shared by all its callers. */
  limits: GateOptions;
  /** The operator's own headers for every request. */
  customHeaders: Record<Product, Readonly<Record<string, string>> | undefined>;
  /** Base of Atlassian's gateway, e.g. `https://api.atlassian.com`. */
  gateway: string;
  /** Project keys whose comments must stay internal. */
  internalOnlyProjects: readonly string[];
  /** How Jira issues are measured; around the clock in UTC when absent. */
  sla?: SlaSettings | undefined;
  /** Further phrases of links that make an epic part of another issue, in lower case. */
  childPhrases?: readonly string[] | undefined;
  /** Whether Confluence attachments come through its REST API; as the deployment does it best when absent. */
  downloadsByRest?: boolean | undefined;
  version: string;
  log: Log;
}

/** What a caller brings along beside an identity. */
export interface CallerEnvironment {
  files: FileReader;
  /** Headers of the HTTP request; those that the operator named are passed on. */
  headers?: Headers;
}

export interface App {
  /** The tools of one identity, and how they run on its behalf. */
  callerFor(identity: Identity, environment: CallerEnvironment): Caller<Everything>;
}

/** Wires the products to the tools: what an identity may use, and as whom. */
export function createApp(options: AppOptions): App {
  const cache = createCache({ max: 2_000 });
  const gates = new Map<string, Gate>();
  const gateTo = (url: string): Gate => {
    const gate = gates.get(url) ?? createGate(options.limits);
    gates.set(url, gate);
    return gate;
  };
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
    callerFor: (identity, environment) => ({
      selection: select(identity),
      maxLimit: options.maxLimit,
      createContext: ({ signal }) =>
        createContext({ ...options, cache, gateTo }, { ...environment, identity, signal }),
    }),
  };
}

/** What all calls of the process have in common. */
interface Shared {
  cache: Cache;
  /** By the site's address, which for Cloud behind the gateway names the cloud id. */
  gateTo(url: string): Gate;
}

interface Call extends CallerEnvironment {
  identity: Identity;
  signal: AbortSignal;
}

const productNames: Record<Product, string> = { jira: 'Jira', confluence: 'Confluence' };

/** Builds only the product that the tool asks for; the selection keeps tools of an absent one from running. */
function createContext(options: AppOptions & Shared, { identity, files, headers, signal }: Call): Everything {
  const parts = (product: Product) => {
    const access = accessTo(identity, product);
    const { site, credentials } = access;
    const own = {
      ...options.customHeaders[product],
      ...passedOn(headers, options.passthroughHeaders[product]),
    };
    const clientTo = (baseUrl: string) =>
      createHttpClient({
        product: productNames[product],
        baseUrl,
        fetch: options.fetch[product],
        sign: (headers) => sign(headers, credentials),
        timeoutMs: options.timeoutMs[product],
        userAgent: `mcp-atlassian/${options.version}`,
        headers: own,
        retry: options.retry,
        gate: options.gateTo(baseUrl),
        signal,
        onExchange: (exchange) => options.log.debug(exchange, 'upstream'),
      });
    return {
      http: clientTo(site.apiUrl),
      gateway: clientTo(options.gateway),
      deployment: site.deployment,
      webUrl: site.webUrl,
      cloudId: site.cloudId,
      // Headers passed on may change what the site answers.
      cache: options.cache.scope(`${site.apiUrl} ${fingerprint(credentials)} ${JSON.stringify(own)}`),
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
        childPhrases: options.childPhrases,
      });
    },
    get confluence() {
      return createConfluence({ ...parts('confluence'), downloadsByRest: options.downloadsByRest });
    },
  };
}

/** The caller's values of the named headers; they win over the operator's own. */
function passedOn(headers: Headers | undefined, names: readonly string[]): Record<string, string> {
  const values = names.map((name) => [name.toLowerCase(), headers?.get(name)] as const);
  return Object.fromEntries(values.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

function accessTo(identity: Identity, product: Product): Access {
  const access = identity.access[product];
  if (!access) throw new Error(`No ${product} access; the selection should have kept this tool from running`);
  return access;
}
