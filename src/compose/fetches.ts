import type { Product } from '../auth/site.ts';
import type { Config } from '../config/options.ts';
import type { Network } from '../http/network.ts';
import type { Fetch } from '../http/request.ts';
import { onlyOnce } from '../only-once.ts';
import type { Log } from '../server/log.ts';
import { asOption } from './as-option.ts';
import { guarded } from './guarded.ts';
import { networkSettings } from './network-settings.ts';
import type { OpenState } from './open-state.ts';
import { demoFetch } from './shared-demo.ts';
import { targetPolicy } from './target-policy.ts';

export interface Fetches {
  /** To the operator's sites, and to the gateway. */
  fetch: Record<Product, Fetch>;
  /** To sites that callers name. */
  fetchForCallers: Record<Product, Fetch>;
}

/** How requests reach the products; the demo site and the network are loaded only when used: start-up time counts on stdio. */
export async function fetches(config: Config, log: Log, shared: OpenState): Promise<Fetches> {
  if (config.demo !== 'off') {
    const fetch = await demoFetch(config.demo, shared);
    const both = { jira: fetch, confluence: fetch };
    return { fetch: both, fetchForCallers: both };
  }
  const wayTo = (product: Product) => productWay(config, product, log);
  const [jira, confluence] = await Promise.all([wayTo('jira'), wayTo('confluence')]);
  const fetch = { jira, confluence };
  const policy = targetPolicy(config);
  const forCallers = (product: Product, named: Fetch) =>
    guarded({ policy, tls: networkSettings(config, product), named });
  return {
    fetch,
    fetchForCallers: { jira: forCallers('jira', jira), confluence: forCallers('confluence', confluence) },
  };
}

/**
 * Loaded with the first request, unless there is something to say at the start: proxy settings that cannot be had, or the
 * way for a log of everything. Certificate files are always looked at.
 * @throws ConfigError for certificate files that cannot be used.
 */
async function productWay(config: Config, product: Product, log: Log): Promise<Fetch> {
  const settings = networkSettings(config, product);
  const onWay = (host: string, way: string) =>
    log.debug(`${product}: requests to ${host} take this way: ${way}`);
  const load = async () => {
    const { createNetwork } = await import('../http/network.ts');
    return asOption(() => createNetwork({ ...settings, onWay }));
  };
  if (settings.caFiles.length > 0 || settings.clientCert !== undefined) {
    const { createTls } = await import('../http/tls-options.ts');
    asOption(() => createTls(settings));
  }
  if (settings.pacAddress === undefined && !log.isLevelEnabled('debug')) return deferred(load);
  const network = await load();
  const url = config[`${product}Url`];
  // Said at the start, so that wrong proxy settings show before the first call.
  if (url !== undefined)
    network.route(new URL(url)).then(
      (way) => log.debug(`${product}: the way to ${new URL(url).host} is ${way}`),
      (error: Error) => log.warn(`${product}: ${error.message}`),
    );
  return network.fetch;
}

function deferred(load: () => Promise<Network>): Fetch {
  const loaded = onlyOnce(load);
  return async (url, init) => (await loaded()).fetch(url, init);
}
