export type Product = 'jira' | 'confluence';
export type Deployment = 'cloud' | 'datacenter';
/** `auto` decides by host name. */
export type DeploymentChoice = Deployment | 'auto';

/** One Atlassian site of one product. URLs are without trailing slash. */
export interface Site {
  product: Product;
  deployment: Deployment;
  /** Where REST requests go: the site itself, or the OAuth gateway. */
  apiUrl: string;
  /** What people open in a browser; undefined when only a cloud id is known. */
  webUrl: string | undefined;
  /** Known for sites behind the gateway. */
  cloudId?: string;
  /** Its address came with the request: only guarded ways lead there, and nothing of the operator's goes along. */
  byCaller?: true;
}

const CLOUD_SUFFIXES = [
  '.atlassian.net',
  '.jira.com',
  '.jira-dev.com',
  '.atlassian.com',
  '.atlassian-us-gov-mod.net',
  '.atlassian-us-gov.net',
];

/** Cloud or Data Center by host name, as the reference server decides it; loopback and private hosts are never Cloud. */
export function deploymentOf(url: string): Deployment {
  const host = new URL(url).hostname;
  return CLOUD_SUFFIXES.some((suffix) => host.endsWith(suffix)) ? 'cloud' : 'datacenter';
}

export interface SiteOptions {
  product: Product;
  url: string;
  deployment: DeploymentChoice;
}

/** A site from the operator's URL; Confluence Cloud lives below `/wiki`, which is added when missing. */
export function createSite({ product, url, deployment: choice }: SiteOptions): Site {
  const deployment = choice === 'auto' ? deploymentOf(url) : choice;
  let base = url.replace(/\/+$/, '');
  if (product === 'confluence' && deployment === 'cloud' && !new URL(base).pathname.startsWith('/wiki'))
    base += '/wiki';
  return { product, deployment, apiUrl: base, webUrl: base };
}

/** A Cloud site behind the OAuth gateway: `<gateway>/ex/jira/{cloudId}`, and below it `/wiki` for Confluence. */
export function createGatewaySite(
  product: Product,
  gateway: string,
  cloudId: string,
  webUrl: string | undefined,
): Site {
  const apiUrl = `${gateway.replace(/\/+$/, '')}/ex/${product}/${encodeURIComponent(cloudId)}`;
  return {
    product,
    deployment: 'cloud',
    apiUrl: product === 'confluence' ? `${apiUrl}/wiki` : apiUrl,
    webUrl,
    cloudId,
  };
}
