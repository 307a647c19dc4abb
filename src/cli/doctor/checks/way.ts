import { networkSettings } from '../../../compose/network-settings.ts';
import { createNetwork } from '../../../http/network.ts';
import type { Finding } from '../finding.ts';
import type { SiteSubject } from '../site-subject.ts';

/** Whether requests go directly or by which proxies; a PAC file is asked for that. */
export async function checkWay(
  { product, title, config, access }: SiteSubject,
  online: boolean,
): Promise<Finding[]> {
  const base = { check: 'proxy', product };
  if (config.demo !== 'off')
    return [{ ...base, status: 'ok', message: `${title} is the demo site inside this process.` }];
  const settings = networkSettings(config, product);
  if (settings.pacAddress !== undefined && !online)
    return [
      {
        ...base,
        status: 'skipped',
        message: `The way to ${title} is named by a PAC file, which is not read offline.`,
      },
    ];
  try {
    const way = await createNetwork(settings).route(new URL(access.site.apiUrl));
    const message =
      way === 'direct' ? `Requests to ${title} go directly.` : `Requests to ${title} go by ${way}.`;
    return [{ ...base, status: 'ok', message, details: { no_proxy: settings.noProxy ?? [] } }];
  } catch (error) {
    return [
      {
        ...base,
        status: 'error',
        message: (error as Error).message,
        remedy: `Check ${product.toUpperCase()}_PROXY_WPAD_URL, or name the proxy in HTTPS_PROXY.`,
      },
    ];
  }
}
