import { z } from 'zod';
import type { Finding } from '../finding.ts';
import type { SiteSubject } from '../site-subject.ts';

/** What the everyday tools need in at least one project. */
const WANTED = {
  BROWSE_PROJECTS: 'see projects',
  CREATE_ISSUES: 'create issues',
  EDIT_ISSUES: 'edit issues',
  ADD_COMMENTS: 'comment',
};

const Permissions = z.object({
  permissions: z.record(z.string(), z.looseObject({ havePermission: z.boolean().optional() })),
});
const Spaces = z.object({ results: z.array(z.unknown()) });

/** Whether the account sees anything, and may change it. Throws HttpError or TransportError. */
export const checkPermissions = (site: SiteSubject): Promise<Finding[]> =>
  site.product === 'jira' ? inJira(site) : inConfluence(site);

const ASK = "Ask the site's administrators for access to the projects or spaces that are meant.";

async function inJira({ product, client, access, config }: SiteSubject): Promise<Finding[]> {
  const cloud = access.site.deployment === 'cloud';
  const names = Object.keys(WANTED);
  const { permissions } = await client.get(`/rest/api/${cloud ? 3 : 2}/mypermissions`, Permissions, {
    // Data Center answers with all of them.
    ...(cloud && { query: { permissions: names.join(',') } }),
  });
  const has = (name: string) => permissions[name]?.havePermission === true;
  const base = {
    check: 'permissions',
    product,
    details: Object.fromEntries(names.map((name) => [name, has(name)])),
  };
  if (!has('BROWSE_PROJECTS'))
    return [{ ...base, status: 'error', message: 'This account sees no Jira project.', remedy: ASK }];
  const lacking = Object.entries(WANTED).filter(([name]) => !has(name));
  if (lacking.length > 0)
    return [
      {
        ...base,
        status: config.readOnly ? 'note' : 'warning',
        message: `In no Jira project this account may ${lacking.map(([, words]) => words).join(', ')}.`,
        remedy: ASK,
      },
    ];
  return [
    {
      ...base,
      status: 'ok',
      message: 'In at least one Jira project this account may read, create, edit and comment.',
    },
  ];
}

async function inConfluence({ product, client, access }: SiteSubject): Promise<Finding[]> {
  const path = access.site.deployment === 'cloud' ? '/api/v2/spaces' : '/rest/api/space';
  const { results } = await client.get(path, Spaces, { query: { limit: 1 } });
  const base = { check: 'permissions', product };
  return results.length === 0
    ? [{ ...base, status: 'error', message: 'This account sees no Confluence space.', remedy: ASK }]
    : [
        {
          ...base,
          status: 'ok',
          message: 'This account sees Confluence spaces; who may change them is set by space.',
        },
      ];
}
