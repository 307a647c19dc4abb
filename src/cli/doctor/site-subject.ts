import { createSigner } from '../../auth/credentials.ts';
import type { Access } from '../../auth/identity.ts';
import type { Product } from '../../auth/site.ts';
import { Account, whoAmIPath } from '../../auth/who-am-i.ts';
import type { Parts } from '../../compose/parts.ts';
import type { Config } from '../../config/options.ts';
import { createHttpClient, type HttpClient } from '../../http/client.ts';
import type { Fetch } from '../../http/request.ts';
import { defaultRetry } from '../../http/retry.ts';
import { version } from '../../version.ts';

/** A product of the configuration, and the operator's access to it. */
export interface SiteSubject {
  product: Product;
  title: string;
  config: Config;
  /** Keys of the projects or spaces that the operator allows; empty for all. */
  filter: readonly string[];
  access: Access;
  client: HttpClient;
  /** The way that `client` takes, for requests beside the site. */
  fetch: Fetch;
  /** How far this machine's clock is ahead of the site's, in milliseconds; undefined before an answer, or where it names no time. */
  clockAheadMs(): number | undefined;
  /** Asked once. Throws HttpError, TransportError or LogInError. */
  whoAmI(): Promise<Account>;
}

export const titles: Record<Product, string> = { jira: 'Jira', confluence: 'Confluence' };

/** Nobody waits longer for a diagnosis. */
const MAX_TIMEOUT_MS = 15_000;

/** The site of a product as doctor asks it: once, without repetitions, so that a fault shows as what it is. */
export function createSiteSubject(product: Product, parts: Parts): SiteSubject | undefined {
  const { config, settings, operator } = parts;
  const access = operator.access[product];
  if (!access) return undefined;
  let aheadMs: number | undefined;
  const fetch: Fetch = async (url, init) => {
    const response = await parts.fetch[product](url, init);
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) aheadMs = Date.now() - date;
    return response;
  };
  const client = createHttpClient({
    product: titles[product],
    baseUrl: access.site.apiUrl,
    fetch,
    ...createSigner(access.credentials),
    timeoutMs: Math.min(settings.timeoutMs[product], MAX_TIMEOUT_MS),
    userAgent: `mcp-atlassian/${version}`,
    headers: settings.customHeaders[product],
    retry: { ...defaultRetry, retries: 0, rateLimitRetries: 0 },
  });
  let account: Promise<Account> | undefined;
  return {
    product,
    title: titles[product],
    config,
    filter: settings.filters[product],
    access,
    client,
    fetch,
    clockAheadMs: () => aheadMs,
    whoAmI: () => {
      account ??= client.get(whoAmIPath(access.site), Account);
      return account;
    },
  };
}
