import { LRUCache } from 'lru-cache';
import type { Credentials } from '../credentials.ts';
import type { Access, Identity } from '../identity.ts';
import { candidateSites, listSites } from '../oauth/accessible-sites.ts';
import type { OAuthSession } from '../oauth/session.ts';
import { createGatewaySite, type Product, type Site } from '../site.ts';
import { type Grant, sessionOf } from './grants.ts';
import type { ProxySettings } from './settings.ts';
import { verify } from './tokens.ts';

export interface ProxyIdentityOptions {
  gateway: string;
  /** The operator's sites; on Data Center the log-in is for these. */
  sites: Partial<Record<Product, Site>>;
}

/** Several sites and none named: said to the caller, who can name one. */
export class SiteNotNamed extends Error {
  override readonly name = 'SiteNotNamed';
}

const MAX_SESSIONS = 10_000;

/** Turns a token of ours into an identity with the log-in behind it; undefined when the token is none of ours. */
export function createProxyIdentities(settings: ProxySettings, options: ProxyIdentityOptions) {
  const sessions = new LRUCache<string, OAuthSession>({ max: MAX_SESSIONS });
  return async (token: string, cloudId: string | undefined): Promise<Identity | undefined> => {
    const found = await verify(settings, token);
    if (!found) return undefined;
    const { grantId, grant } = found;
    const session = sessions.get(grantId) ?? sessionOf(settings, grantId);
    sessions.set(grantId, session);
    const credentials: Credentials = { kind: 'oauth', session };
    return {
      source: 'caller',
      scopes: (grant.scope ?? '').split(' ').filter(Boolean),
      access: settings.upstream.siteUrl
        ? dataCenterAccess(settings.upstream.siteUrl, options, credentials)
        : cloudAccess(siteIdOf(grant, settings, cloudId), options, credentials),
    };
  };
}

type Accesses = Partial<Record<Product, Access>>;

/** A Data Center token opens the one site that gave it. */
function dataCenterAccess(
  siteUrl: string,
  { sites }: ProxyIdentityOptions,
  credentials: Credentials,
): Accesses {
  const access: Accesses = {};
  for (const product of ['jira', 'confluence'] as const) {
    const site = sites[product];
    if (site?.apiUrl === siteUrl) access[product] = { site, credentials };
  }
  return access;
}

function cloudAccess(
  cloudId: string,
  { gateway, sites }: ProxyIdentityOptions,
  credentials: Credentials,
): Accesses {
  const access: Accesses = {};
  for (const product of ['jira', 'confluence'] as const) {
    if (sites[product]?.deployment === 'datacenter') continue;
    access[product] = {
      site: createGatewaySite(product, gateway, cloudId, sites[product]?.webUrl),
      credentials,
    };
  }
  return access;
}

/** The caller's choice, the operator's, the site at a configured address, or the only one. */
function siteIdOf({ sites }: Grant, settings: ProxySettings, asked: string | undefined): string {
  const named = asked ?? settings.cloudId;
  if (named !== undefined) {
    if (sites.some(({ id }) => id === named)) return named;
    throw new SiteNotNamed(`This log-in does not reach the site ${named}; it reaches ${listSites(sites)}.`);
  }
  const [only, ...more] = candidateSites(sites, settings.configuredUrls);
  if (only && more.length === 0) return only.id;
  throw new SiteNotNamed(
    only
      ? `This log-in reaches several sites: name one in X-Atlassian-Cloud-Id: ${listSites(sites)}.`
      : 'This log-in reaches no Atlassian site.',
  );
}
