import type { Finding } from '../finding.ts';
import type { SiteSubject } from '../site-subject.ts';

const names = { cloud: 'Atlassian Cloud', datacenter: 'Server/Data Center' };

/** What the site is taken for, and by what. */
export function checkDeployment({ product, title, config, access }: SiteSubject): Finding[] {
  const { deployment, cloudId, apiUrl } = access.site;
  const set = config[`${product}Deployment`] !== 'auto';
  const by = cloudId
    ? 'by its cloud id'
    : set
      ? `by ${product.toUpperCase()}_DEPLOYMENT`
      : 'by its host name';
  return [
    {
      check: 'deployment',
      product,
      status: 'ok',
      message: `${title} is taken for ${names[deployment]}, ${by}.`,
      details: { api: apiUrl, ...(cloudId && { cloud_id: cloudId }) },
    },
  ];
}
