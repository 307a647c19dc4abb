import { expect } from 'vitest';
import { createCache } from '../../../src/http/cache.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { createJira } from '../../../src/jira/api/client.ts';

/** Where a recorded site runs. */
export type Deployment = 'cloud' | 'datacenter';

/** The api in front of a site that knows one answer, or a whole response. */
export function jiraWith(deployment: Deployment, answer: (path: string) => unknown) {
  const http = createHttpClient({
    product: 'Jira',
    baseUrl: 'https://recorded.example',
    sign: () => {},
    fetch: async (url) => {
      const body = answer(url.pathname);
      return body instanceof Response ? body : Response.json(body);
    },
  });
  const site = { deployment, webUrl: undefined, cloudId: undefined, gateway: () => http };
  // Recorded sites have keys of all kinds.
  const settings = { keyPatterns: { issue: /./, project: /./ } };
  return createJira({ http, ...site, cache: createCache(), filter: [], settings });
}

/** A part of an issue that has an address of its own. */
export async function readSection(
  deployment: Deployment,
  section: 'watchers' | 'worklogs' | 'remote_links',
  body: unknown,
) {
  const jira = jiraWith(deployment, (path) => (path.endsWith('/issue/X-1') ? { id: '1', key: 'X-1' } : body));
  const issue = await jira.issues.get('X-1', { fields: ['summary'], include: [section] });
  expect(issue.failed_sections).toBeUndefined();
  return issue;
}
