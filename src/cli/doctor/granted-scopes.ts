import { accessibleSites } from '../../auth/oauth/accessible-sites.ts';
import { cloudEndpoints } from '../../auth/oauth/endpoints.ts';
import { gatewayOf } from '../../compose/app-settings.ts';
import { isExposed } from '../../http/errors.ts';
import type { SiteSubject } from './site-subject.ts';

/**
 * The scopes of the token: as the gateway lists them for the site, else as they were stored with the log-in. Undefined
 * where nobody tells, as with API tokens and personal access tokens.
 */
export async function grantedScopes(site: SiteSubject, online: boolean): Promise<string[] | undefined> {
  const { credentials, site: where } = site.access;
  const stored = credentials.kind === 'oauth' ? (await credentials.session.describe())?.scope : undefined;
  if (online && where.cloudId !== undefined) {
    const listed = await listedScopes(site, where.cloudId).catch((error: unknown) => {
      if (isExposed(error)) return undefined;
      throw error;
    });
    if (listed) return listed;
  }
  return stored?.split(/\s+/).filter(Boolean);
}

async function listedScopes(
  { access: { credentials }, config, fetch }: SiteSubject,
  cloudId: string,
): Promise<string[] | undefined> {
  const token = credentials.kind === 'oauth' ? await credentials.session.token() : tokenOf(credentials);
  if (token === undefined) return undefined;
  const endpoints = cloudEndpoints(config.oauthAuthBase ?? '', gatewayOf(config));
  const sites = await accessibleSites({ endpoints, fetch }, token);
  return sites.find(({ id }) => id === cloudId)?.scopes;
}

const tokenOf = (credentials: SiteSubject['access']['credentials']): string | undefined =>
  credentials.kind === 'bearer' ? credentials.token : undefined;
