import { InvalidArgument } from '../http/errors.ts';
import type { Credentials } from './credentials.ts';
import type { Access, Identity } from './identity.ts';
import { createGatewaySite, createSite, type DeploymentChoice, type Product, type Site } from './site.ts';

/** What the operator configured for one product. */
export interface ProductSettings {
  url: string | undefined;
  deployment: DeploymentChoice;
  username: string | undefined;
  apiToken: string | undefined;
  personalToken: string | undefined;
}

export type SiteSettings = Record<Product, ProductSettings>;

/** The operator's access by OAuth. */
export interface OAuthAccess {
  credentials: Credentials;
  /** Cloud: where the gateway finds the site. */
  cloudId?: string;
}

export interface OAuthSettings {
  /** Base of the OAuth gateway, e.g. `https://api.atlassian.com`. */
  gateway: string;
  access: Partial<Record<Product, OAuthAccess>>;
  /** Callers bring their own tokens: on Cloud the operator's user name and API token are then not used. */
  callersOnly: boolean;
}

/** The operator's sites, with or without credentials. */
export function sitesFrom(settings: SiteSettings): Partial<Record<Product, Site>> {
  const sites: Partial<Record<Product, Site>> = {};
  for (const product of ['jira', 'confluence'] as const) {
    const { url, deployment } = settings[product];
    if (url) sites[product] = createSite({ product, url, deployment });
  }
  return sites;
}

/**
 * The operator's own identity. Cloud prefers OAuth to user name and API token; Data Center prefers the personal access
 * token to OAuth, and that to user name and password. A product without credentials is absent, and so are its tools.
 * @throws InvalidArgument where a Cloud site has only a personal access token, which Cloud does not know.
 */
export function operatorIdentity(settings: SiteSettings, oauth?: OAuthSettings): Identity {
  const sites = sitesFrom(settings);
  const access: Partial<Record<Product, Access>> = {};
  for (const product of ['jira', 'confluence'] as const) {
    const own = accessTo(product, { site: sites[product], settings: settings[product], oauth });
    if (own) access[product] = own;
  }
  return { source: 'operator', access };
}

interface Known {
  site: Site | undefined;
  settings: ProductSettings;
  oauth: OAuthSettings | undefined;
}

function accessTo(product: Product, { site, settings, oauth }: Known): Access | undefined {
  const logIn = oauth?.access[product];
  if (site?.deployment === 'datacenter') {
    const credentials = settings.personalToken ? undefined : logIn?.credentials;
    return withSite(site, credentials ?? credentialsFor(site, settings));
  }
  if (oauth && logIn?.cloudId !== undefined)
    return {
      site: createGatewaySite(product, oauth.gateway, logIn.cloudId, site?.webUrl),
      credentials: logIn.credentials,
    };
  return site && !oauth?.callersOnly ? withSite(site, credentialsFor(site, settings)) : undefined;
}

const withSite = (site: Site, credentials: Credentials | undefined): Access | undefined =>
  credentials && { site, credentials };

function credentialsFor(site: Site, settings: ProductSettings): Credentials | undefined {
  const { username, apiToken, personalToken } = settings;
  if (site.deployment === 'datacenter' && personalToken) return { kind: 'bearer', token: personalToken };
  if (username && apiToken) return { kind: 'basic', username, secret: apiToken };
  if (personalToken) {
    const name = site.product.toUpperCase();
    throw new InvalidArgument(
      `${name}_PERSONAL_TOKEN is for Server/Data Center, but ${name}_URL is a Cloud site: set ${name}_USERNAME (your e-mail) and ${name}_API_TOKEN.`,
    );
  }
  return undefined;
}
