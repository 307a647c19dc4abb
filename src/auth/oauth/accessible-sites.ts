import { z } from 'zod';
import { createHttpClient } from '../../http/client.ts';
import type { OAuthClient } from './client.ts';
import { LogInError } from './errors.ts';

const AccessibleSite = z.object({
  id: z.string(),
  url: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
});
/** A Cloud site that a token reaches ("Get the cloudid for your site" in developer.atlassian.com's 3LO pages). */
export type AccessibleSite = z.output<typeof AccessibleSite>;

/** The sites of a token, each once with all its scopes: the gateway lists a site once per product. Throws HttpError or TransportError. */
export async function accessibleSites(
  { endpoints, fetch }: Pick<OAuthClient, 'endpoints' | 'fetch'>,
  token: string,
): Promise<AccessibleSite[]> {
  if (!endpoints.resources) return [];
  const { origin, pathname } = new URL(endpoints.resources);
  const client = createHttpClient({
    product: 'Atlassian',
    baseUrl: origin,
    fetch,
    sign: (headers) => headers.set('authorization', `Bearer ${token}`),
  });
  const sites = new Map<string, AccessibleSite>();
  for (const site of await client.get(pathname, z.array(AccessibleSite))) {
    const known = sites.get(site.id);
    if (known) known.scopes = [...new Set([...known.scopes, ...site.scopes])];
    else sites.set(site.id, site);
  }
  return [...sites.values()];
}

/** What tells one site from others. */
type SiteAddress = Pick<AccessibleSite, 'id' | 'url'>;

/** The sites at the configured addresses; all of them when none is there. */
export function candidateSites<T extends SiteAddress>(
  sites: readonly T[],
  configured: readonly string[],
): readonly T[] {
  const hosts = configured.map((url) => new URL(url).host);
  const matching = sites.filter(({ url }) => hosts.includes(new URL(url).host));
  return matching.length > 0 ? matching : sites;
}

/** The sites in words, with the ids to choose by. */
export const listSites = (sites: readonly SiteAddress[]): string =>
  sites.map(({ id, url }) => `${id} (${url})`).join(', ');

/** The code of the error for a log-in whose site has to be named. */
export const SEVERAL_SITES = 'several_sites';

/**
 * The one site that is meant: the only one, or the one at the configured address.
 * @throws LogInError that lists the sites when there is none or more than one.
 */
export function chooseSite(sites: readonly AccessibleSite[], configured: readonly string[]): AccessibleSite {
  const candidates = candidateSites(sites, configured);
  const [only, ...more] = candidates;
  if (only && more.length === 0) return only;
  if (!only)
    throw new LogInError('The log-in reaches no Atlassian site: log in as somebody who has access to one.');
  throw new LogInError(
    `The log-in reaches ${candidates.length} sites: set ATLASSIAN_OAUTH_CLOUD_ID to one of ${listSites(candidates)}.`,
    { code: SEVERAL_SITES },
  );
}
