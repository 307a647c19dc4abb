import type { AppOptions } from './app-options.ts';
import { type Credentials, createSigner, fingerprint, type Signer } from './auth/credentials.ts';
import type { Access, Identity } from './auth/identity.ts';
import type { RequestHeaders } from './auth/request-headers.ts';
import type { Product, Site } from './auth/site.ts';
import type { Cache } from './http/cache.ts';
import { NotPermitted } from './http/errors.ts';
import type { Gate } from './http/gate.ts';
import type { Fetch } from './http/request.ts';

/** What all calls of the process have in common. */
export interface Shared {
  cache: Cache;
  /** By the site's address, which for Cloud behind the gateway names the cloud id. */
  gateTo(url: string, product: Product): Gate;
}

/** Whose requests they are. */
export interface Asking {
  identity: Identity;
  /** Of the HTTP request; those that the operator named are passed on. */
  headers: RequestHeaders | undefined;
}

/** How all requests of one caller reach the site of a product. */
export interface Way {
  product: Product;
  access: Access;
  /** What requests carry beside credentials. */
  headers: Readonly<Record<string, string>>;
  /** A signer for one call: that of a log-in knows which token the call used. */
  signer(): Signer;
  /** Whether the credentials are to be checked before they are used. */
  unproven: boolean;
  cache: Cache;
  /** To the site itself, or another host that serves its product. */
  fetchFor(baseUrl: string): Fetch;
}

/** Throws where the caller has no access to the product, which keeps its tools from running. */
export function createWay(options: AppOptions & Shared, asking: Asking, product: Product): Way {
  const access = accessTo(asking.identity, product);
  const { site, credentials } = access;
  const headers = headersFor(access, asking.headers, options);
  const signer = credentials.kind === 'oauth' ? undefined : createSigner(credentials);
  return {
    product,
    access,
    headers,
    signer: () => signer ?? createSigner(credentials),
    unproven: asking.identity.source !== 'operator' && !isOwnProof(credentials),
    // Headers passed on may change what the site answers.
    cache: options.cache.scope(`${site.apiUrl} ${fingerprint(credentials, headers)}`),
    fetchFor: (baseUrl) => (baseUrl === site.apiUrl ? fetchFor(site, options) : options.fetch[product]),
  };
}

/** Log-ins were proven when they were made, and headers that are passed on are not ours to judge. */
const isOwnProof = ({ kind }: Credentials): boolean => kind === 'oauth' || kind === 'passthrough';

/** What requests carry beside credentials. A site that the caller named gets nothing that may be the operator's. */
function headersFor({ site, credentials }: Access, headers: RequestHeaders | undefined, options: AppOptions) {
  const passed = passedOn(headers, options.passthroughHeaders[site.product]);
  if (site.byCaller) return credentials.kind === 'passthrough' ? passed : {};
  return { ...options.customHeaders[site.product], ...passed };
}

const fetchFor = (site: Site, { fetch, fetchForCallers }: AppOptions): Fetch =>
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
