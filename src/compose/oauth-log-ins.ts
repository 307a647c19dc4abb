import type { Credentials } from '../auth/credentials.ts';
import type { OAuthAccess, OAuthSettings } from '../auth/from-config.ts';
import { accessibleSites, chooseSite, SEVERAL_SITES } from '../auth/oauth/accessible-sites.ts';
import type { OAuthClient } from '../auth/oauth/client.ts';
import { cloudEndpoints, dataCenterEndpoints } from '../auth/oauth/endpoints.ts';
import { LogInError } from '../auth/oauth/errors.ts';
import { createOAuthSession } from '../auth/oauth/session.ts';
import { createTokenStore, type TokenStore } from '../auth/oauth/token-store.ts';
import { createSite, type Product, type Site } from '../auth/site.ts';
import { ConfigError } from '../config/load.ts';
import type { Config } from '../config/options.ts';
import type { Fetch } from '../http/request.ts';
import type { Log } from '../server/log.ts';
import { createSeal } from '../state/seal.ts';
import { gatewayOf } from './app-settings.ts';
import { tokenFolder } from './keep-log-ins.ts';

const products = ['jira', 'confluence'] as const;

const CLOUD_SCOPE = [
  'read:jira-work write:jira-work read:jira-user',
  'read:confluence-space.summary read:confluence-content.all read:confluence-content.summary',
  'write:confluence-content search:confluence offline_access',
].join(' ');

/** The app registered for a product; undefined when the operator named none. */
export function oauthClient(config: Config, product: Product, fetch: Fetch): OAuthClient | undefined {
  const clientId = config[`${product}OauthClientId`] ?? config.oauthClientId;
  const clientSecret = config[`${product}OauthClientSecret`] ?? config.oauthClientSecret;
  if (!clientId || !clientSecret) return undefined;
  const site = dataCenterSite(config, product);
  return {
    clientId,
    clientSecret,
    redirectUri:
      config[`${product}OauthRedirectUri`] ?? config.oauthRedirectUri ?? 'http://localhost:8080/callback',
    scope: config[`${product}OauthScope`] ?? config.oauthScope ?? (site ? 'WRITE' : CLOUD_SCOPE),
    endpoints: site
      ? dataCenterEndpoints(site.apiUrl)
      : cloudEndpoints(config.oauthAuthBase ?? 'https://auth.atlassian.com', gatewayOf(config)),
    ...(site && { siteUrl: site.apiUrl }),
    fetch,
  };
}

export function dataCenterSite(config: Config, product: Product): Site | undefined {
  const url = config[`${product}Url`];
  const site = url && createSite({ product, url, deployment: config[`${product}Deployment`] });
  return site && site.deployment === 'datacenter' ? site : undefined;
}

export const tokenStoreFor = (config: Config, { clientId, siteUrl }: OAuthClient): TokenStore =>
  createTokenStore({
    folder: tokenFolder(config),
    clientId,
    siteUrl,
    seal: config.oauthTokenKey === undefined ? undefined : createSeal(config.oauthTokenKey),
    useKeyring: config.oauthKeyring,
  });

/**
 * The operator's access to a product by OAuth: a token of their own, or a log-in that renews itself.
 * @throws ConfigError where the log-in reaches several sites and none is named.
 */
async function oauthAccess(
  config: Config,
  product: Product,
  { fetch, log }: { fetch: Fetch; log: Log },
): Promise<OAuthAccess | undefined> {
  const cloud = dataCenterSite(config, product) === undefined;
  const token = config[`${product}OauthAccessToken`] ?? config.oauthAccessToken;
  const cloudId = config.oauthCloudId;
  if (token && (!cloud || cloudId))
    return { credentials: { kind: 'bearer', token }, ...(cloud && cloudId && { cloudId }) };
  if (token) log.warn(`${product}: an OAuth access token needs ATLASSIAN_OAUTH_CLOUD_ID beside it on Cloud`);
  const client = oauthClient(config, product, fetch);
  if (!client) return undefined;
  const store = tokenStoreFor(config, client);
  const session = createOAuthSession({ client, store, warn: (message) => log.warn(message) });
  const credentials: Credentials = { kind: 'oauth', session };
  if (!cloud) return { credentials };
  const found = cloudId ?? (await findCloudId(config, { client, store, token: session.token, log }));
  return found === undefined ? undefined : { credentials, cloudId: found };
}

interface CloudIdSearch {
  client: OAuthClient;
  store: TokenStore;
  token(): Promise<string>;
  log: Log;
}

/** The cloud id that was stored with the log-in, else that of the one site it reaches. */
async function findCloudId(config: Config, search: CloudIdSearch): Promise<string | undefined> {
  const { client, store, token, log } = search;
  try {
    const stored = await store.load();
    if (stored?.cloud_id) return stored.cloud_id;
    const configured = [config.jiraUrl, config.confluenceUrl].filter((url) => url !== undefined);
    return chooseSite(await accessibleSites(client, await token()), configured).id;
  } catch (error) {
    if (error instanceof LogInError && error.code === SEVERAL_SITES) throw new ConfigError(error.message);
    log.error(`OAuth: ${(error as Error).message}`);
    return undefined;
  }
}

/** How the operator and the callers use OAuth. */
export async function oauthSettings(
  config: Config,
  fetches: Record<Product, Fetch>,
  log: Log,
): Promise<OAuthSettings> {
  const access: OAuthSettings['access'] = {};
  // Where an address is configured, only the products that have one are meant.
  const named = products.filter((product) => config[`${product}Url`] !== undefined);
  for (const product of named.length > 0 ? named : products) {
    const own = await oauthAccess(config, product, { fetch: fetches[product], log });
    if (own) access[product] = own;
  }
  return { gateway: gatewayOf(config), access, callersOnly: config.oauthEnable };
}
