import { z } from 'zod';
import { HttpError } from '../../../http/errors.ts';
import type { Finding } from '../finding.ts';
import type { SiteSubject } from '../site-subject.ts';

/** A longer filter is looked at in part. */
const MOST_KEYS = 20;

const options = { jira: 'JIRA_PROJECTS_FILTER', confluence: 'CONFLUENCE_SPACES_FILTER' };
const Spaces = z.object({ results: z.array(z.object({ key: z.string() })) });

/** Whether the projects or spaces that the operator allows are there for this account. Throws HttpError or TransportError. */
export async function checkFilter(site: SiteSubject): Promise<Finding[]> {
  const { product, filter } = site;
  const keys = filter.slice(0, MOST_KEYS);
  if (keys.length === 0) return [];
  const missing: string[] = [];
  for (const key of keys) if (!(await isThere(site, key))) missing.push(key);
  const base = { check: 'filter', product };
  if (missing.length === 0)
    return [
      {
        ...base,
        status: 'ok',
        message: `${options[product]} allows ${keys.join(', ')} only, which this account sees.`,
      },
    ];
  return [
    {
      ...base,
      status: 'warning',
      message: `${options[product]} names ${missing.join(', ')}, which this account does not see.`,
      remedy: 'Correct the keys, or ask for access there.',
    },
  ];
}

async function isThere({ product, client, access }: SiteSubject, key: string): Promise<boolean> {
  const cloud = access.site.deployment === 'cloud';
  if (product === 'confluence') {
    const path = cloud ? '/api/v2/spaces' : '/rest/api/space';
    const query = cloud ? { keys: key } : { spaceKey: key };
    const { results } = await client.get(path, Spaces, { query: { ...query, limit: 1 } });
    return results.some((space) => space.key.toUpperCase() === key.toUpperCase());
  }
  try {
    await client.get(`/rest/api/${cloud ? 3 : 2}/project/${encodeURIComponent(key)}`, z.looseObject({}));
    return true;
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) return false;
    throw error;
  }
}
