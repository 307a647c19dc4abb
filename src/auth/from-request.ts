import type { TargetPolicy } from '../http/target-policy.ts';
import { type Authorization, parseAuthorization } from './authorization.ts';
import { digest } from './credentials.ts';
import type { Access, Identity } from './identity.ts';
import { type ProductHeaders, readProductHeaders } from './product-headers.ts';
import { Refused, Unauthorized } from './refused.ts';
import type { RequestHeaders } from './request-headers.ts';
import { createGatewaySite, createSite, type Product, type Site } from './site.ts';

export interface RequestIdentityOptions {
  /** Base of the OAuth gateway, e.g. `https://api.atlassian.com`. */
  gateway: string;
  /** ATLASSIAN_OAUTH_CLOUD_ID: the site of OAuth tokens whose request names none. */
  cloudId?: string | undefined;
  /** The sites that the operator configured; a caller's credentials go to these unless the request names another place. */
  sites: Partial<Record<Product, Site>>;
  /** Which addresses callers may name. */
  targets: TargetPolicy;
  /** ATLASSIAN_EXTERNAL_AUTH_ENABLE: products for which the headers passed on are the identity. */
  external?: readonly Product[];
  /** Names of the headers that are passed on. */
  passthroughHeaders?: Record<Product, readonly string[]>;
  /** MCP_ALLOWED_URL_DOMAINS is set, without which an external identity takes no address from a header. */
  externalUrls?: boolean;
}

const products = ['jira', 'confluence'] as const;
const titles: Record<Product, string> = { jira: 'Jira', confluence: 'Confluence' };

/**
 * The identity that the request's own headers prove; undefined when they name none. A product's own headers come
 * before Authorization, which serves every other product. A product that the request proves nothing for stays absent.
 * @throws Refused (401 for credentials, 403 for an address that may not be asked) with a text for the caller.
 */
export function identityFromRequest(
  headers: RequestHeaders,
  options: RequestIdentityOptions,
): Identity | undefined {
  const own = {
    jira: readProductHeaders(headers, 'jira'),
    confluence: readProductHeaders(headers, 'confluence'),
  };
  const header = headers.get('authorization');
  const authorization = header === null ? undefined : parseAuthorization(header);
  if (!authorization && products.every((product) => !own[product].credentials)) return undefined;
  const cloudId = readCloudId(headers) ?? options.cloudId;
  const access: Partial<Record<Product, Access>> = {};
  for (const product of products) {
    const found = accessTo(product, { own: own[product], authorization, cloudId }, options);
    if (found) access[product] = found;
  }
  if (Object.keys(access).length === 0)
    throw new Unauthorized(
      'Unauthorized: this server has no site configured, so a request names its own: X-Atlassian-Cloud-Id with a Bearer token, or X-Atlassian-Jira-Url and X-Atlassian-Confluence-Url.',
    );
  return { source: 'caller', access };
}

/**
 * The Cloud site that a request names. The id becomes a part of the gateway's address, so it may contain nothing that
 * means something there.
 * @throws Refused (400) for anything else.
 */
export function readCloudId(headers: RequestHeaders): string | undefined {
  const id = headers.get('x-atlassian-cloud-id')?.trim() || undefined;
  if (id === undefined || /^[\w-]{1,100}$/.test(id)) return id;
  throw new Refused(400, 'X-Atlassian-Cloud-Id is no cloud id: it takes letters, digits, - and _.');
}

/**
 * The identity of a request that brings no credentials which this server knows, in external mode: what is passed on
 * to the site proves who asks. It never contains the operator's credentials; undefined outside external mode.
 * @throws Refused for an address that may not be asked.
 */
export function externalIdentity(
  headers: RequestHeaders,
  options: RequestIdentityOptions,
): Identity | undefined {
  const access: Partial<Record<Product, Access>> = {};
  for (const product of options.external ?? []) {
    const configured = options.sites[product];
    const url = headers.get(`x-atlassian-${product}-url`)?.trim();
    const named = !configured && url && options.externalUrls ? siteAt(product, url, options) : undefined;
    const site = configured ?? named;
    const proofs = options.passthroughHeaders?.[product].map((name) => headers.get(name));
    if (site) access[product] = { site, credentials: { kind: 'passthrough', proof: digest(proofs) } };
  }
  return Object.keys(access).length > 0 ? { source: 'caller', access } : undefined;
}

interface Said {
  own: ProductHeaders;
  authorization: Authorization | undefined;
  cloudId: string | undefined;
}

function accessTo(
  product: Product,
  { own, authorization, cloudId }: Said,
  options: RequestIdentityOptions,
): Access | undefined {
  const site = own.url === undefined ? options.sites[product] : siteAt(product, own.url, options);
  if (own.credentials) {
    if (site) return { site, credentials: own.credentials };
    throw new Unauthorized(
      `Unauthorized: this server has no ${titles[product]} site configured: send X-Atlassian-${titles[product]}-Url as well.`,
    );
  }
  if (!authorization) return undefined;
  const { scheme, credentials } = authorization;
  // OAuth tokens of Cloud are taken at the gateway only.
  if (scheme === 'bearer' && cloudId && site?.deployment !== 'datacenter')
    return { site: createGatewaySite(product, options.gateway, cloudId, site?.webUrl), credentials };
  return site && { site, credentials };
}

/** The operator's own site where the header names it, else one that the guard watches. */
function siteAt(product: Product, url: string, { sites, targets }: RequestIdentityOptions): Site {
  const refusal = targets.refusal(url);
  if (refusal) throw new Refused(403, `Forbidden: Invalid ${titles[product]} URL - ${refusal}.`);
  const configured = sites[product];
  if (configured && isAddressOf(configured, url)) return configured;
  return { ...createSite({ product, url, deployment: 'auto' }), byCaller: true };
}

function isAddressOf(site: Site, url: string): boolean {
  const { apiUrl } = createSite({ product: site.product, url, deployment: site.deployment });
  return new URL(apiUrl).href === new URL(site.apiUrl).href;
}
