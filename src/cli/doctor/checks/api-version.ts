import { z } from 'zod';
import { HttpError } from '../../../http/errors.ts';
import type { Finding } from '../finding.ts';
import type { SiteSubject } from '../site-subject.ts';

const ServerInfo = z.object({ version: z.string(), deploymentType: z.string().optional() });
const ServerInformation = z.looseObject({ version: z.string().optional() });

/** The first versions with personal access tokens (Atlassian, "Using personal access tokens"). */
const FIRST_WITH_TOKENS = { jira: [8, 14], confluence: [7, 9] } as const;

/** Which API the site speaks, and whether it is the deployment that it is taken for. Throws HttpError or TransportError. */
export const checkApiVersion = (site: SiteSubject): Promise<Finding[]> =>
  site.product === 'jira' ? ofJira(site) : ofConfluence(site);

async function ofJira(site: SiteSubject): Promise<Finding[]> {
  const { deployment } = site.access.site;
  const api = deployment === 'cloud' ? 3 : 2;
  const { version, deploymentType = '' } = await site.client.get(`/rest/api/${api}/serverInfo`, ServerInfo);
  const found = deploymentType === 'Cloud' ? 'cloud' : 'datacenter';
  if (deploymentType !== '' && found !== deployment)
    return [
      {
        check: 'api-version',
        product: 'jira',
        status: 'error',
        message: `Jira says that it is ${deploymentType}, but it is taken for ${deployment}.`,
        remedy: `Set JIRA_DEPLOYMENT=${found}, and CONFLUENCE_DEPLOYMENT likewise.`,
      },
    ];
  const what = deployment === 'cloud' ? `Jira Cloud, REST API ${api}` : `Jira ${version}, REST API ${api}`;
  return described(site, what, version);
}

async function ofConfluence(site: SiteSubject): Promise<Finding[]> {
  if (site.access.site.deployment === 'cloud')
    return described(site, 'Confluence Cloud, REST API v2, and v1 where v2 has no call', undefined);
  const info = await site.client
    .get('/rest/api/server-information', ServerInformation)
    .catch((error: unknown): z.output<typeof ServerInformation> => {
      if (error instanceof HttpError && error.status === 404) return {};
      throw error;
    });
  return described(
    site,
    `Confluence ${info.version ?? 'of a version that it does not tell'}, REST API v1`,
    info.version,
  );
}

function described(site: SiteSubject, what: string, version: string | undefined): Finding[] {
  const { product, access, title } = site;
  const base = { check: 'api-version', product, ...(version && { details: { version } }) };
  const isPersonal = access.credentials.kind === 'bearer' && access.site.deployment === 'datacenter';
  const [major, minor] = FIRST_WITH_TOKENS[product];
  if (isPersonal && version && isOlder(version, major, minor))
    return [
      {
        ...base,
        status: 'error',
        message: `${title} ${version} has no personal access tokens; they came with ${major}.${minor}.`,
        remedy: `Set ${product.toUpperCase()}_USERNAME and ${product.toUpperCase()}_API_TOKEN to a login name and password.`,
      },
    ];
  return [{ ...base, status: 'ok', message: `${what}.` }];
}

function isOlder(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}
