import { createAccount } from './account/create-account.ts';
import type { AppOptions, CallerEnvironment } from './app-options.ts';
import { type Credentials, createSigner, fingerprint } from './auth/credentials.ts';
import type { Access, Identity } from './auth/identity.ts';
import type { RequestHeaders } from './auth/request-headers.ts';
import type { Product, Site } from './auth/site.ts';
import { catalogue } from './catalogue.ts';
import type { createConfluence } from './confluence/api/client.ts';
import type { Cache } from './http/cache.ts';
import { createHttpClient } from './http/client.ts';
import { NotPermitted } from './http/errors.ts';
import type { ExchangeOptions } from './http/exchange.ts';
import type { Gate } from './http/gate.ts';
import type { Fetch, HeaderSink } from './http/request.ts';
import type { createJira } from './jira/api/client.ts';
import { onlyOnce } from './only-once.ts';
import type { CallEnvironment } from './server/call-tool.ts';
import { hiddenTools } from './toolkit/hidden-tools.ts';
import type { Selection } from './toolkit/select.ts';
import type { Everything } from './toolsets.ts';
import { followAttempts, type UpstreamOptions } from './tracing/upstream.ts';

/** What all calls of the process have in common. */
export interface Shared {
  cache: Cache;
  /** By the site's address, which for Cloud behind the gateway names the cloud id. */
  gateTo(url: string, product: Product): Gate;
}

/** One call, and on whose behalf. */
export interface Call extends CallerEnvironment, CallEnvironment {
  identity: Identity;
  selection: Selection;
  request: string | undefined;
}

const productNames: Record<Product, string> = { jira: 'Jira', confluence: 'Confluence' };

/** Makes a client of each product from its way to the site; absent where the tool to run has no use for it. */
export interface Clients {
  createJira?: typeof createJira;
  createConfluence?: typeof createConfluence;
}

/** Builds only the product that the tool asks for; the selection keeps tools of an absent one from running. */
export function createContext(options: AppOptions & Shared, call: Call, clients: Clients): Everything {
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
        ...observers(options, call, { baseUrl, passOn: !site.byCaller }),
        ...client,
      });
    const { sign, renew } = createSigner(credentials);
    const validated = onlyOnce(async () => {
      if (identity.source === 'operator' || isOwnProof(credentials)) return;
      const client = clientTo(site.apiUrl, { sign });
      await options.validation?.({ access, headers: own, client });
    });
    const checked = { sign: (headers: HeaderSink) => validated().then(() => sign(headers)), renew, signal };
    return {
      http: clientTo(site.apiUrl, checked),
      get gateway() {
        return clientTo(options.gateway, checked);
      },
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
      const clientOf = (product: Product) => parts(product).http;
      return createAccount({ identity, clientOf, ...toolsTold(options, call) });
    },
    get jira() {
      return loaded(clients.createJira)(Object.assign(parts('jira'), { settings: options.jira }));
    },
    get confluence() {
      const { downloadsByRest } = options;
      return loaded(clients.createConfluence)(Object.assign(parts('confluence'), { downloadsByRest }));
    },
  };
}

const toolsTold = ({ policy }: AppOptions, { selection }: Call) => ({
  toolsOffered: selection.tools.size,
  toolsHidden: hiddenTools(catalogue, policy, selection),
});

function loaded<Create>(create: Create | undefined): Create {
  if (!create) throw new Error('A tool asks for another product than that of its toolset');
  return create;
}

/** Tells log, measurements, client and trace what the requests of a call come to. */
const observers = (
  { log, onExchange, passTraceOn = false }: AppOptions,
  { id: call, request, span, onRequest }: Call,
  { baseUrl, passOn }: UpstreamOptions,
): Pick<ExchangeOptions, 'onExchange' | 'onAttempt'> => ({
  onExchange: (exchange) => {
    log.debug({ call, ...span?.ids, request, ...exchange }, 'upstream');
    onExchange?.(exchange);
    onRequest?.();
  },
  onAttempt: span && followAttempts(span, { baseUrl, passOn: passOn && passTraceOn }),
});

/** Log-ins were proven when they were made, and headers that are passed on are not ours to judge. */
const isOwnProof = ({ kind }: Credentials): boolean => kind === 'oauth' || kind === 'passthrough';

/** What requests carry beside credentials. A site that the caller named gets nothing that may be the operator's. */
function headersFor({ site, credentials }: Access, headers: RequestHeaders | undefined, options: AppOptions) {
  const passed = passedOn(headers, options.passthroughHeaders[site.product]);
  if (site.byCaller) return credentials.kind === 'passthrough' ? passed : {};
  return { ...options.customHeaders[site.product], ...passed };
}

const wayTo = (site: Site, { fetch, fetchForCallers }: AppOptions): Fetch =>
  site.byCaller ? (fetchForCallers?.[site.product] ?? unreachable) : fetch[site.product];

const unreachable: Fetch = async () => {
  throw new NotPermitted('This server does not reach sites that a request names.');
};

/** The caller's values of the named headers; they win over the operator's own. */
function passedOn(headers: RequestHeaders | undefined, names: readonly string[]): Record<string, string> {
  const values = names.map((name) => [name.toLowerCase(), headers?.get(name)] as const);
  return Object.fromEntries(values.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

function accessTo(identity: Identity, product: Product): Access {
  const access = identity.access[product];
  if (!access) throw new Error(`No ${product} access; the selection should have kept this tool from running`);
  return access;
}
