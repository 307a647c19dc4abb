import type { Product } from '../auth/site.ts';
import type { Config } from '../config/options.ts';
import type { Fetch } from '../http/request.ts';
import type { Log } from '../server/log.ts';
import { asOption } from './as-option.ts';
import { networkSettings } from './network-settings.ts';

/** How requests reach the products; the demo site and the network are loaded only when used: start-up time counts on stdio. */
export async function fetches(config: Config, log: Log): Promise<Record<Product, Fetch>> {
  if (config.demo !== 'off') {
    const { createDemoSite } = await import('../demo/site.ts');
    const site = createDemoSite({ deployment: config.demo });
    const fetch: Fetch = (url, init) => site.fetch(new Request(url, init));
    return { jira: fetch, confluence: fetch };
  }
  const { createNetwork } = await import('../http/network.ts');
  const fetchFor = (product: Product): Fetch => {
    const onWay = (host: string, way: string) =>
      log.debug(`${product}: requests to ${host} take this way: ${way}`);
    const network = asOption(() => createNetwork({ ...networkSettings(config, product), onWay }));
    const url = config[`${product}Url`];
    // Said at the start, so that wrong proxy settings show before the first call.
    if (url !== undefined)
      network.route(new URL(url)).then(
        (way) => log.debug(`${product}: the way to ${new URL(url).host} is ${way}`),
        (error: Error) => log.warn(`${product}: ${error.message}`),
      );
    return network.fetch;
  };
  return { jira: fetchFor('jira'), confluence: fetchFor('confluence') };
}
