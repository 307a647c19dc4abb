import type { Product } from '../../../auth/site.ts';
import { deploymentOf } from '../../../auth/site.ts';
import type { Config } from '../../../config/options.ts';
import { isLoopback } from '../../../server/http/guard.ts';
import type { Finding } from '../finding.ts';
import { titles } from '../site-subject.ts';

const check = 'address';

/** Whether the address of a product's site has the shape of one. */
export function checkAddress(product: Product, config: Config): Finding[] {
  const url = config[`${product}Url`];
  if (url === undefined) return [];
  const option = `${product.toUpperCase()}_URL`;
  const problem = problemWith(product, new URL(url));
  if (problem)
    return [{ check, product, status: 'warning', ...problem, remedy: `${option}: ${problem.remedy}` }];
  return [{ check, product, status: 'ok', message: `${option} is ${url}.` }];
}

/** Pages of a browser, not sites. */
const PAGE =
  /\/(browse|jira\/(software|projects|your-work|dashboards)|secure|spaces|display|pages|rest|login|projects)(\/|$)/;

function problemWith(product: Product, url: URL): { message: string; remedy: string } | undefined {
  const { protocol, hostname, pathname, origin } = url;
  const cloud = deploymentOf(url.href) === 'cloud';
  const page = PAGE.exec(pathname);
  if (page)
    return {
      message: `The address of ${titles[product]} is that of a page or an API, not of the site.`,
      remedy: `leave out everything from ${page[0]} on.`,
    };
  if (hostname === 'id.atlassian.com' || hostname === 'admin.atlassian.com')
    return {
      message: `${hostname} is where accounts are managed, not a site.`,
      remedy:
        'use the address that the browser shows in the product, such as https://your-company.atlassian.net.',
    };
  if (product === 'jira' && cloud && pathname.startsWith('/wiki'))
    return { message: "/wiki is Confluence's part of a Cloud site.", remedy: `use ${origin}.` };
  if (protocol === 'http:' && !isLoopback(hostname))
    return {
      message: 'Credentials go over the network unencrypted, as the address begins with http.',
      remedy: `use https${cloud ? '' : ', where the site has it'}.`,
    };
  return undefined;
}
