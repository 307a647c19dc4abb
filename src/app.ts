import { LRUCache } from 'lru-cache';
import type { AccountContext } from './account/auth-status.ts';
import { createAccount } from './account/create-account.ts';
import { auth } from './account/tools/auth/index.ts';
import { type Credentials, createSigner, fingerprint } from './auth/credentials.ts';
import { type Access, type Identity, nameIn } from './auth/identity.ts';
import { identityKey } from './auth/identity-key.ts';
import type { Product, Site } from './auth/site.ts';
import type { Validation } from './auth/validation.ts';
import { type ConfluenceContext, createConfluence } from './confluence/api/client.ts';
import { confluenceToolsets } from './confluence/tools/toolsets.ts';
import type { Limits } from './documents/limits.ts';
import { type Cache, type CacheUsage, createCache } from './http/cache.ts';
import { createHttpClient } from './http/client.ts';
import { NotPermitted } from './http/errors.ts';
import type { Exchange, ExchangeOptions } from './http/exchange.ts';
import { createGate, type Gate, type GateLook, type GateOptions } from './http/gate.ts';
import type { GateSharing } from './http/gate-sharing.ts';
import type { Fetch } from './http/request.ts';
import type { RetryPolicy } from './http/retry.ts';
import { createJira, type JiraContext, type JiraSettings } from './jira/api/client.ts';
import { jiraToolsets } from './jira/tools/toolsets.ts';
import type { Audit } from './server/audit.ts';
import type { CallEnvironment, Caller } from './server/call-tool.ts';
import type { Log } from './server/log.ts';
import type { OutputFormat } from './server/output/output-format.ts';
import type { Toolset } from './toolkit/define-toolset.ts';
import type { FileReader } from './toolkit/files.ts';
import { hiddenTools } from './toolkit/hidden-tools.ts';
import { type Policy, type Selection, selectTools } from './toolkit/select.ts';

/** Everything that any tool asks for. */
export type Everything = JiraContext & ConfluenceContext & AccountContext;

/** Every toolset, in the order in which tools are listed. */
export const toolsets: readonly Toolset<Everything>[] = [...jiraToolsets, ...confluenceToolsets, auth];

export interface AppOptions {
  policy: Policy;
  /** Project keys and space keys that may be touched; empty for no limit. */
  filters: Record<Product, readonly string[]>;
  timeoutMs: Record<Product, number>;
  /** Milliseconds for one request with its repetitions; 300 s when absent. */
  totalTimeoutMs?: number;
  /** Bytes of one answer; 64 MiB when absent. */
  maxResponseBytes?: number;
  /** Told of every call of a tool. */
  audit?: Audit | undefined;
  /** Told of every attempt of every request, e.g. to count them. */
  onExchange?: (exchange: Exchange) => void;
  fetch: Record<Product, Fetch>;
  /** The way to sites that callers name; such sites cannot be reached when absent. */
  fetchForCallers?: Record<Product, Fetch> | undefined;
  /** Checks credentials that came with a request before they are used; the sites alone judge them when absent. */
  validation?: Validation | undefined;
  /** Names of the caller's headers that every request passes on. */
  passthroughHeaders: Record<Product, readonly string[]>;
  /** Largest page size that a call may ask for; 0 for no limit. */
  maxLimit: number;
  /** How the texts of answers are written where a call does not say it; JSON when absent. */
  output?: OutputFormat | undefined;
  retry: RetryPolicy;
  /** Limits of one site, shared by all its callers. */
  limits: GateOptions;
  /** How the gates of several processes to one site, named by its address, share what they know. */
  gateSharing?: ((url: string) => GateSharing) | undefined;
  /** Largest and deepest text that is converted, when not the documents' own limits. */
  documents?: Limits | undefined;
  /** The operator's own headers for every request. */
  customHeaders: Record<Product, Readonly<Record<string, string>> | undefined>;
  /** Base of Atlassian's gateway, e.g. `https://api.atlassian.com`. */
  gateway: string;
  /** What the operator says of Jira. */
  jira: JiraSettings;
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
  /** What the request itself does without, within what the operator allows. */
  narrowing?: readonly Policy[];
}

/** Sites whose limits are kept, and selections of tools: the least recently used go when there are more. */
const MAX_SITES = 1_000;
const MAX_SELECTIONS = 500;

export interface App {
  /** The tools of one identity, and how they run on its behalf. */
  callerFor(identity: Identity, environment: CallerEnvironment): Caller<Everything>;
  /** How the sites that were asked lately are doing, and the cache. */
  look(): { sites: SiteLook[]; cache: Readonly<CacheUsage> };
}

/** The gate of one site. */
export interface SiteLook extends GateLook {
  product: Product;
  url: string;
}

/** Wires the products to the tools: what an identity may use, and as whom. */
export function createApp(options: AppOptions): App {
  const cache = createCache({ max: 2_000 });
  const gates = new LRUCache<string, { gate: Gate; product: Product }>({ max: MAX_SITES });
  const gateTo = (url: string, product: Product): Gate => {
    const known = gates.get(url) ?? { gate: createGate(options.limits, options.gateSharing?.(url)), product };
    gates.set(url, known);
    return known.gate;
  };
  const selections = new LRUCache<string, Selection<Everything>>({ max: MAX_SELECTIONS });
  const select = ({ access }: Identity, narrowing: readonly Policy[] = []): Selection<Everything> => {
    const availability = {
      jira: access.jira?.site.deployment,
      confluence: access.confluence?.site.deployment,
      atlassian: access.jira?.site.deployment ?? access.confluence?.site.deployment,
    };
    const key = JSON.stringify([availability, narrowing]);
    const selection =
      selections.get(key) ?? selectTools(toolsets, [options.policy, ...narrowing], availability);
    selections.set(key, selection);
    return selection;
  };
  return {
    look: () => ({
      sites: [...gates.entries()].map(([url, { gate, product }]) => ({ url, product, ...gate.look() })),
      cache: cache.usage,
    }),
    callerFor: (identity, environment) => {
      const selection = select(identity, environment.narrowing);
      const who = { key: identityKey(identity), name: nameIn(identity), request: requestId(environment) };
      return {
        key: who.key,
        scopes: identity.scopes,
        selection,
        maxLimit: options.maxLimit,
        output: options.output,
        onCall: (call) => options.audit?.(who, call),
        createContext: (call) =>
          createContext(
            { ...options, cache, gateTo },
            { ...environment, ...call, identity, selection, request: who.request },
          ),
      };
    },
  };
}

/** What all calls of the process have in common. */
interface Shared {
  cache: Cache;
  /** By the site's address, which for Cloud behind the gateway names the cloud id. */
  gateTo(url: string, product: Product): Gate;
}

interface Call extends CallerEnvironment, CallEnvironment {
  identity: Identity;
  selection: Selection<Everything>;
  request: string | undefined;
}

/** The id that the caller, or a proxy in front, gave the HTTP request; of a form that can do a log no harm. */
const requestId = ({ headers }: CallerEnvironment): string | undefined =>
  /^[\w.:-]{1,64}$/.exec(headers?.get('x-request-id') ?? '')?.[0];

const productNames: Record<Product, string> = { jira: 'Jira', confluence: 'Confluence' };

/** Builds only the product that the tool asks for; the selection keeps tools of an absent one from running. */
function createContext(options: AppOptions & Shared, call: Call): Everything {
  const { identity, files, signal } = call;
  const parts = (product: Product) => {
    const access = accessTo(identity, product);
    const { site, credentials } = access;
    const own = headersFor(access, call.headers, options);
    const clientTo = (baseUrl: string, client: Pick<ExchangeOptions, 'sign' | 'renew' | 'signal'>) =>
      createHttpClient({
        product: productNames[product],
        baseUrl,
        fetch: baseUrl === site.apiUrl ? wayTo(site, options) : options.fetch[product],
        timeoutMs: options.timeoutMs[product],
        ...(options.totalTimeoutMs !== undefined && { totalTimeoutMs: options.totalTimeoutMs }),
        ...(options.maxResponseBytes !== undefined && { maxBytes: options.maxResponseBytes }),
        userAgent: `mcp-atlassian/${options.version}`,
        headers: own,
        retry: options.retry,
        gate: options.gateTo(baseUrl, product),
        onExchange: (exchange) => {
          options.log.debug({ call: call.id, request: call.request, ...exchange }, 'upstream');
          options.onExchange?.(exchange);
          call.onRequest?.();
        },
        ...client,
      });
    const { sign, renew } = createSigner(credentials);
    const validated = onlyOnce(async () => {
      if (identity.source === 'operator' || isOwnProof(credentials)) return;
      const client = clientTo(site.apiUrl, { sign });
      await options.validation?.({ access, headers: own, client });
    });
    const checked = { sign: (headers: Headers) => validated().then(() => sign(headers)), renew, signal };
    return {
      http: clientTo(site.apiUrl, checked),
      gateway: clientTo(options.gateway, checked),
      deployment: site.deployment,
      webUrl: site.webUrl,
      cloudId: site.cloudId,
      // Headers passed on may change what the site answers.
      cache: options.cache.scope(`${site.apiUrl} ${fingerprint(credentials, own)}`),
      filter: options.filters[product],
      limits: options.documents,
    };
  };
  return {
    files,
    get account() {
      return createAccount({
        identity,
        clientOf: (product) => parts(product).http,
        toolsOffered: call.selection.tools.size,
        toolsHidden: hiddenTools(toolsets, options.policy, call.selection),
      });
    },
    get jira() {
      return createJira({ ...parts('jira'), settings: options.jira });
    },
    get confluence() {
      return createConfluence({ ...parts('confluence'), downloadsByRest: options.downloadsByRest });
    },
  };
}

/** Log-ins were proven when they were made, and headers that are passed on are not ours to judge. */
const isOwnProof = ({ kind }: Credentials): boolean => kind === 'oauth' || kind === 'passthrough';

/** What requests carry beside credentials. A site that the caller named gets nothing that may be the operator's. */
function headersFor({ site, credentials }: Access, headers: Headers | undefined, options: AppOptions) {
  const passed = passedOn(headers, options.passthroughHeaders[site.product]);
  if (site.byCaller) return credentials.kind === 'passthrough' ? passed : {};
  return { ...options.customHeaders[site.product], ...passed };
}

const wayTo = (site: Site, { fetch, fetchForCallers }: AppOptions): Fetch =>
  site.byCaller ? (fetchForCallers?.[site.product] ?? unreachable) : fetch[site.product];

const unreachable: Fetch = async () => {
  throw new NotPermitted('This server does not reach sites that a request names.');
};

/** Runs on the first call and gives every further one the same result. */
function onlyOnce<T>(run: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= run();
    return result;
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
