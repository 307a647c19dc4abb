import type { Credentials } from '../../../auth/credentials.ts';
import type { Product } from '../../../auth/site.ts';
import type { Finding } from '../finding.ts';
import { titles } from '../site-subject.ts';
import type { Subject } from '../subject.ts';

const check = 'credentials';

const kinds: Record<Credentials['kind'], string> = {
  basic: 'user name and API token or password',
  bearer: 'a token',
  oauth: 'an OAuth log-in that renews itself',
  passthrough: 'headers passed on',
};

/** Which of the configured credentials are used for a product, or which are missing. */
export function checkCredentials(product: Product, { loaded, sites }: Subject): Finding[] {
  const site = sites.find((candidate) => candidate.product === product);
  const title = titles[product];
  if (site) {
    const { credentials } = site.access;
    const who = credentials.kind === 'basic' ? ` (${credentials.username})` : '';
    return [
      { check, product, status: 'ok', message: `${title} is used with ${kinds[credentials.kind]}${who}.` },
    ];
  }
  const { config } = loaded;
  if (config[`${product}Url`] === undefined)
    return [{ check, product, status: 'note', message: `${title} is not configured; its tools are hidden.` }];
  const name = product.toUpperCase();
  return [
    {
      check,
      product,
      status: config.transport === 'stdio' ? 'error' : 'warning',
      message: `${title} has an address but no usable credentials of the server's own.`,
      remedy: `Cloud: set ${name}_USERNAME and ${name}_API_TOKEN, or run mcp-atlassian oauth-setup. Data Center: set ${name}_PERSONAL_TOKEN. A service whose callers all bring their own needs none.`,
    },
  ];
}
