import { LRUCache } from 'lru-cache';
import type { AppOptions, CallerEnvironment } from './app-options.ts';
import { type Identity, nameIn } from './auth/identity.ts';
import { identityKey } from './auth/identity-key.ts';
import type { Product } from './auth/site.ts';
import type { Clients, createContexts } from './call-context.ts';
import { catalogue } from './catalogue.ts';
import { type CacheUsage, createCache } from './http/cache.ts';
import { createGate, type Gate } from './http/gate.ts';
import type { SiteState } from './metrics/observer.ts';
import type { Caller } from './server/call-tool.ts';
import { type Policy, type Selection, selectTools } from './toolkit/select.ts';
import { type Everything, toolsetLoaders } from './toolsets.ts';

/** Sites whose limits are kept, and selections of tools: the least recently used go when there are more. */
const MAX_SITES = 1_000;
const MAX_SELECTIONS = 500;

export interface App {
  /** The tools of one identity, and how they run on its behalf. */
  callerFor(identity: Identity, environment: CallerEnvironment): Caller<Everything>;
  /** How the sites that were asked lately are doing, and the cache. */
  look(): { sites: SiteState[]; cache: Readonly<CacheUsage> };
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
  const shared = { ...options, cache, gateTo };
  const selections = new LRUCache<string, Selection>({ max: MAX_SELECTIONS });
  const select = ({ access }: Identity, narrowing: readonly Policy[] = []): Selection => {
    const availability = {
      jira: access.jira?.site.deployment,
      confluence: access.confluence?.site.deployment,
      atlassian: access.jira?.site.deployment ?? access.confluence?.site.deployment,
    };
    const key = JSON.stringify([availability, narrowing]);
    const selection =
      selections.get(key) ?? selectTools(catalogue, [options.policy, ...narrowing], availability);
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
      const request = requestId(environment);
      const { files, headers } = environment;
      const onBehalf = { files, headers, identity, selection, request };
      let contexts: ReturnType<typeof createContexts> | undefined;
      const who = { key: identityKey(identity), name: nameIn(identity), request };
      return {
        key: who.key,
        scopes: identity.scopes,
        selection,
        maxLimit: options.maxLimit,
        output: options.output,
        onCall: (call) => options.audit?.(who, call),
        load: async (name) => {
          const { tool, createContexts, clients } = await loadOnce(name);
          const contextOf = contexts ?? createContexts(shared, onBehalf);
          contexts = contextOf;
          return { tool, createContext: (call) => contextOf(call, clients) };
        },
      };
    },
  };
}

/** The id that the caller, or a proxy in front, gave the HTTP request; of a form that can do a log no harm. */
const requestId = ({ headers }: CallerEnvironment): string | undefined =>
  /^[\w.:-]{1,64}$/.exec(headers?.get('x-request-id') ?? '')?.[0];

const clientLoaders: Record<string, () => Promise<Clients>> = {
  jira: async () => ({ createJira: (await import('./jira/api/client.ts')).createJira }),
  confluence: async () => ({
    createConfluence: (await import('./confluence/api/client.ts')).createConfluence,
  }),
};

const loadedTools = new Map<string, ReturnType<typeof loadTool>>();

/** Loads a tool with its first call; what failed is tried again with the next one. */
function loadOnce(name: string): ReturnType<typeof loadTool> {
  const known = loadedTools.get(name);
  if (known) return known;
  const loading = loadTool(name);
  loadedTools.set(name, loading);
  loading.catch(() => loadedTools.delete(name));
  return loading;
}

/** A tool with its toolset, the client of its product, and what builds the tool's context. */
async function loadTool(name: string) {
  const outline = catalogue.find(({ tools }) => tools.some((tool) => tool.name === name));
  const [toolset, clients, { createContexts }] = await Promise.all([
    toolsetLoaders[outline?.id ?? '']?.(),
    clientLoaders[outline?.product ?? '']?.() ?? {},
    import('./call-context.ts'),
  ]);
  const tool = toolset?.tools.find((candidate) => candidate.name === name);
  if (!tool) throw new Error(`No toolset has ${name}`);
  return { tool, clients, createContexts };
}
