import type { Product } from '../auth/site.ts';
import type { Config } from '../config/options.ts';
import type { NetworkOptions } from '../http/network.ts';
import type { Fetch } from '../http/request.ts';
import type { Log } from '../server/log.ts';
import { asOption } from './as-option.ts';
import { targetPolicy } from './target-policy.ts';

/** How requests reach the products; the demo site and the network are loaded only when used: start-up time counts on stdio. */
export async function fetches(
  config: Config,
  log: Log,
): Promise<{ fetch: Record<Product, Fetch>; fetchForCallers: Fetch }> {
  if (config.demo !== 'off') {
    const { createDemoSite } = await import('../demo/site.ts');
    const site = createDemoSite({ deployment: config.demo });
    const fetch: Fetch = (url, init) => site.fetch(new Request(url, init));
    return { fetch: { jira: fetch, confluence: fetch }, fetchForCallers: fetch };
  }
  const { createNetwork } = await import('../http/network.ts');
  const caFiles = [config.caBundle, config.extraCaCerts].filter((file) => file !== undefined);
  const fetchFor = (
    product: Product,
    settings: Omit<NetworkOptions, 'caFiles' | 'systemTrustStore'>,
  ): Fetch => {
    const network = asOption(() =>
      createNetwork({ ...settings, caFiles, systemTrustStore: config.systemTrustStore }),
    );
    const site = config[`${product}Url`];
    if (site) log.debug(`${product}: the way to ${new URL(site).host} is ${network.route(new URL(site))}`);
    return network.fetch;
  };
  const fetch = {
    jira: fetchFor('jira', {
      verifyTls: config.jiraVerifyTls,
      httpProxy: config.jiraHttpProxy,
      httpsProxy: config.jiraHttpsProxy,
      socksProxy: config.jiraSocksProxy,
      noProxy: config.jiraNoProxy,
      clientCert: config.jiraClientCert,
      clientKey: config.jiraClientKey,
      clientKeyPassword: config.jiraClientKeyPassword,
    }),
    confluence: fetchFor('confluence', {
      verifyTls: config.confluenceVerifyTls,
      httpProxy: config.confluenceHttpProxy,
      httpsProxy: config.confluenceHttpsProxy,
      socksProxy: config.confluenceSocksProxy,
      noProxy: config.confluenceNoProxy,
      clientCert: config.confluenceClientCert,
      clientKey: config.confluenceClientKey,
      clientKeyPassword: config.confluenceClientKeyPassword,
    }),
  };
  return { fetch, fetchForCallers: fetchForCallers(config, caFiles) };
}

/** Loaded with the first request that names a site of its own. */
function fetchForCallers(config: Config, caFiles: readonly string[]): Fetch {
  let guarded: Promise<Fetch> | undefined;
  return async (url, init) => {
    guarded ??= import('../http/guarded-fetch.ts').then(({ createGuardedFetch }) =>
      createGuardedFetch({
        policy: targetPolicy(config),
        caFiles,
        systemTrustStore: config.systemTrustStore,
      }),
    );
    return (await guarded)(url, init);
  };
}
