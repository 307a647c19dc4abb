import { createAccount } from './account/create-account.ts';
import type { AppOptions, CallerEnvironment } from './app-options.ts';
import type { Product } from './auth/site.ts';
import { catalogue } from './catalogue.ts';
import type { createConfluence } from './confluence/api/client.ts';
import { createHttpClient } from './http/client.ts';
import type { Exchange, ExchangeOptions } from './http/exchange.ts';
import type { HeaderSink } from './http/request.ts';
import type { createJira } from './jira/api/client.ts';
import { onlyOnce } from './only-once.ts';
import type { CallEnvironment } from './server/call-tool.ts';
import { hiddenTools } from './toolkit/hidden-tools.ts';
import type { Selection } from './toolkit/select.ts';
import type { Everything } from './toolsets.ts';
import { followAttempts } from './tracing/upstream.ts';
import { type Asking, createWay, type Shared, type Way } from './way-to-site.ts';

/** On whose behalf calls are made. */
export interface OnBehalf extends Asking {
  files: CallerEnvironment['files'];
  selection: Selection;
  /** The id of the HTTP request. */
  request: string | undefined;
}

/** Makes a client of each product from its way to the site; absent where the tool to run has no use for it. */
export interface Clients {
  createJira?: typeof createJira;
  createConfluence?: typeof createConfluence;
}

/** Builds what tools ask for. What does not depend on the call is found out once for all calls of a caller. */
export function createContexts(options: AppOptions & Shared, caller: OnBehalf) {
  const ways: Partial<Record<Product, Way>> = {};
  const wayTo = (product: Product): Way => {
    const way = ways[product] ?? createWay(options, caller, product);
    ways[product] = way;
    return way;
  };
  return (call: CallEnvironment, clients: Clients): Everything =>
    new CallContext({ options, caller, wayTo }, call, clients);
}

interface Common {
  options: AppOptions & Shared;
  caller: OnBehalf;
  wayTo(product: Product): Way;
}

/** Builds only the product that the tool asks for; the selection keeps tools of an absent one from running. */
class CallContext implements Everything {
  readonly #common: Common;
  readonly #call: CallEnvironment;
  readonly #clients: Clients;

  constructor(common: Common, call: CallEnvironment, clients: Clients) {
    this.#common = common;
    this.#call = call;
    this.#clients = clients;
  }

  get files() {
    return this.#common.caller.files;
  }

  get account() {
    const { options, caller } = this.#common;
    const clientOf = (product: Product) => this.#siteOf(product).http;
    return createAccount({ identity: caller.identity, clientOf, ...toolsTold(options, caller) });
  }

  get jira() {
    return loaded(this.#clients.createJira)(this.#siteOf('jira'));
  }

  get confluence() {
    return loaded(this.#clients.createConfluence)(this.#siteOf('confluence'));
  }

  #siteOf(product: Product) {
    return siteOf(this.#common, this.#common.wayTo(product), this.#call);
  }
}

const productNames: Record<Product, string> = { jira: 'Jira', confluence: 'Confluence' };

/** One site, as one call reaches it. */
function siteOf({ options, caller }: Common, way: Way, call: CallEnvironment) {
  const { site } = way.access;
  const { passTraceOn = false } = options;
  // Written out, as each spread would make a shape of object of its own.
  const clientTo = (baseUrl: string, { sign, renew, signal }: Bound) =>
    createHttpClient({
      product: productNames[way.product],
      baseUrl,
      fetch: way.fetchFor(baseUrl),
      sign,
      renew,
      timeoutMs: options.timeoutMs[way.product],
      totalTimeoutMs: options.totalTimeoutMs,
      maxBytes: options.maxResponseBytes,
      retry: options.retry,
      gate: options.gateTo(baseUrl, way.product),
      signal,
      userAgent: `mcp-atlassian/${options.version}`,
      headers: way.headers,
      onExchange: (exchange) => tell(options, call, caller.request, exchange),
      onAttempt: call.span && followAttempts(call.span, { baseUrl, passOn: passTraceOn && !site.byCaller }),
    });
  const { sign, renew } = way.signer();
  // Parallel calls share the check, so it is bound to none of them.
  const proven = onlyOnce(async () => {
    const client = clientTo(site.apiUrl, { sign });
    await options.validation?.({ access: way.access, headers: way.headers, client });
  });
  const bound = {
    sign: way.unproven ? (headers: HeaderSink) => proven().then(() => sign(headers)) : sign,
    renew,
    signal: call.signal,
  };
  return {
    http: clientTo(site.apiUrl, bound),
    gateway: () => clientTo(options.gateway, bound),
    deployment: site.deployment,
    webUrl: site.webUrl,
    cloudId: site.cloudId,
    cache: way.cache,
    filter: options.filters[way.product],
    limits: options.documents,
    settings: options.jira,
    downloadsByRest: options.downloadsByRest,
  };
}

/** What binds a client to one call. */
type Bound = Pick<ExchangeOptions, 'sign' | 'renew' | 'signal'>;

const toolsTold = ({ policy }: AppOptions, { selection }: OnBehalf) => ({
  toolsOffered: selection.tools.size,
  toolsHidden: hiddenTools(catalogue, policy, selection),
});

function loaded<Create>(create: Create | undefined): Create {
  if (!create) throw new Error('A tool asks for another product than that of its toolset');
  return create;
}

/** Tells log, measurements and client what a request of a call came to. */
function tell(
  { log, onExchange }: AppOptions,
  { id, span, onRequest }: CallEnvironment,
  request: string | undefined,
  exchange: Exchange,
): void {
  if (log.isLevelEnabled('debug')) log.debug({ call: id, ...span?.ids, request, ...exchange }, 'upstream');
  onExchange?.(exchange);
  onRequest?.();
}
