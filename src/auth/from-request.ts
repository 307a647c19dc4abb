import type { Credentials } from './credentials.ts';
import type { Access, Identity } from './identity.ts';
import { createGatewaySite, type Product, type Site } from './site.ts';

/** The caller's identity could not be read from the request: answered with HTTP 401. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}

export interface RequestIdentityOptions {
  /** Base of the OAuth gateway, e.g. `https://api.atlassian.com`. */
  gateway: string;
  /** The sites that the operator configured; a caller's credentials go to these, or to the gateway. */
  sites: Partial<Record<Product, Site>>;
}

const SCHEMES =
  "'Bearer <OAuth token>' (with X-Atlassian-Cloud-Id for Cloud), 'Token <personal access token>' or 'Basic <base64(email:api_token)>'";
const SERVICE_HEADERS = ['x-atlassian-jira-personal-token', 'x-atlassian-confluence-personal-token'];

/**
 * The identity that the request's own headers prove; undefined when they name none.
 * A request that names one never falls back to the operator's.
 * @throws Unauthorized with a text for the caller.
 */
export function identityFromRequest(headers: Headers, options: RequestIdentityOptions): Identity | undefined {
  const authorization = headers.get('authorization');
  if (authorization === null) {
    if (SERVICE_HEADERS.some((name) => headers.has(name)))
      throw new Unauthorized(`Unauthorized: send the token in an Authorization header: ${SCHEMES}.`);
    return undefined;
  }
  const { credentials, scheme } = parseAuthorization(authorization);
  const cloudId = headers.get('x-atlassian-cloud-id')?.trim();
  const access: Partial<Record<Product, Access>> = {};
  for (const product of ['jira', 'confluence'] as const) {
    const configured = options.sites[product];
    const viaGateway = scheme === 'bearer' && cloudId && configured?.deployment !== 'datacenter';
    const site = viaGateway
      ? createGatewaySite(product, options.gateway, cloudId, configured?.webUrl)
      : configured;
    if (site) access[product] = { site, credentials };
  }
  if (Object.keys(access).length === 0)
    throw new Unauthorized(
      'Unauthorized: this server has no site configured, so a Cloud token needs the X-Atlassian-Cloud-Id header.',
    );
  return { source: 'caller', access };
}

interface Parsed {
  scheme: 'bearer' | 'token' | 'basic';
  credentials: Credentials;
}

/** Scheme names are case-insensitive (RFC 9110 section 11.1). */
function parseAuthorization(header: string): Parsed {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(header.trim()) ?? [];
  const scheme = word.toLowerCase();
  if (scheme === '' || !['bearer', 'token', 'basic'].includes(scheme))
    throw new Unauthorized(`Unauthorized: only ${SCHEMES} are supported.`);
  if (rest === '') throw new Unauthorized(`Unauthorized: the ${word} credentials are empty.`);
  if (scheme === 'basic') return { scheme, credentials: parseBasic(rest) };
  return { scheme: scheme === 'bearer' ? 'bearer' : 'token', credentials: { kind: 'bearer', token: rest } };
}

function parseBasic(encoded: string): Credentials {
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const username = decoded.slice(0, colon);
  const secret = decoded.slice(colon + 1);
  if (colon < 1 || secret === '' || !/^[A-Za-z0-9+/_-]+=*$/.test(encoded))
    throw new Unauthorized("Unauthorized: Basic credentials must be base64 of 'email:api_token'.");
  return { kind: 'basic', username, secret };
}
