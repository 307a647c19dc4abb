import { InvalidArgument } from '../http/errors.ts';
import type { Credentials } from './credentials.ts';
import type { Access, Identity } from './identity.ts';
import { createSite, type DeploymentChoice, type Product, type Site } from './site.ts';

/** What the operator configured for one product. */
export interface ProductSettings {
  url: string | undefined;
  deployment: DeploymentChoice;
  username: string | undefined;
  apiToken: string | undefined;
  personalToken: string | undefined;
}

export type SiteSettings = Record<Product, ProductSettings>;

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
 * The operator's own identity. Cloud takes user name and API token; Data Center prefers the personal access token.
 * A product without credentials is absent, and so are its tools.
 * @throws InvalidArgument where a Cloud site has only a personal access token, which Cloud does not know.
 */
export function operatorIdentity(settings: SiteSettings): Identity {
  const sites = sitesFrom(settings);
  const access: Partial<Record<Product, Access>> = {};
  for (const product of ['jira', 'confluence'] as const) {
    const site = sites[product];
    const credentials = site && credentialsFor(site, settings[product]);
    if (site && credentials) access[product] = { site, credentials };
  }
  return { source: 'operator', access };
}

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
