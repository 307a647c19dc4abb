import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCache } from '../../http/cache.ts';
import { createHttpClient } from '../../http/client.ts';
import { createJira, type Jira } from './client.ts';

const published = new URL('../../../../shared/openapi/examples.jsonl', import.meta.url);
const recorded = new URL('../../../../shared/fixtures/', import.meta.url);

interface Example {
  spec: string;
  op: string;
  kind: string;
  status: string;
  body: unknown;
}

/** Jira Cloud with one answer to everything. */
function jiraAnswering(body: unknown): Jira {
  const http = createHttpClient({
    product: 'Jira',
    baseUrl: 'https://jira.example',
    sign: () => {},
    fetch: async () => Response.json(body),
  });
  const site = { deployment: 'cloud', webUrl: undefined, cloudId: undefined, gateway: () => http } as const;
  // Recorded sites have keys of all kinds.
  const settings = { keyPatterns: { issue: /./, project: /./ } };
  return createJira({ http, ...site, cache: createCache(), filter: [], settings });
}

const examplesOf = (op: string): unknown[] =>
  readFileSync(published, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Example => JSON.parse(line))
    .filter((example) => example.spec.startsWith('jira-cloud-platform') && example.op === op)
    .filter(({ kind, status }) => kind === 'response' && status.startsWith('2'))
    .map(({ body }) => body);

const lengthOf = (body: unknown): number => {
  const { values, issueTypes, fields } = body as Record<string, unknown[] | undefined>;
  return (Array.isArray(body) ? body : (values ?? issueTypes ?? fields ?? [])).length;
};

const readers: Record<string, (jira: Jira) => Promise<{ length: number }>> = {
  getProjectComponents: (jira) => jira.projectParts.components('X'),
  getCreateIssueMetaIssueTypes: (jira) => jira.projectParts.screens.types('X'),
  getCreateIssueMetaIssueTypeId: (jira) => jira.projectParts.screens.fields('X', '1'),
  searchProjects: (jira) => jira.searchProjects('', { limit: 50, without: [] }),
};

if (!existsSync(published))
  console.log('Published answers: skipped, the published OpenAPI documents do not lie beside the checkout.');

describe.runIf(existsSync(published))("Atlassian's own examples are read whole", () => {
  it.each(Object.entries(readers))('%s', async (op, read) => {
    const examples = examplesOf(op);
    expect(examples.length).toBeGreaterThan(0);
    for (const body of examples) expect(await read(jiraAnswering(body))).toHaveLength(lengthOf(body));
  });

  it('createVersion', async () => {
    for (const body of examplesOf('createVersion')) {
      const { id, name } = body as Record<string, unknown>;
      expect(await jiraAnswering(body).projectParts.versions.create('X', { name: 'x' })).toMatchObject({
        id,
        name,
      });
    }
  });

  it('getOptionsForContext, with the option below another one', async () => {
    const [body] = examplesOf('getOptionsForContext');
    const options = await jiraAnswering(body).fieldOptions({
      field: 'customfield_10000',
      context: '1',
      valuesOnly: false,
    });
    expect(options).toEqual([
      { id: '10001', value: 'New York', child_options: [{ id: '10003', value: 'Brooklyn' }] },
      { id: '10002', value: 'Boston', disabled: true },
      { id: '10004', value: 'Denver' },
    ]);
  });
});

const recordings: [file: string, read: (jira: Jira) => Promise<{ length: number }>][] = [
  [
    'atlassian+atlascode/e2e/wiremock-mappings/mockedteams/BTS-1/assignablesearch.json',
    async (jira) => (await jira.assignableUsers({ text: 'm', project: 'X', limit: 50 })).users,
  ],
  [
    'ctreminiom+go-atlassian/jira/mocks/get-project-versions.json',
    (jira) => jira.projectParts.versions.list('X'),
  ],
];

describe.runIf(existsSync(recorded))('answers kept by other projects are read whole', () => {
  it.each(recordings)('%s', async (file, read) => {
    const body: unknown[] = JSON.parse(readFileSync(new URL(encodeURI(file), recorded), 'utf8'));
    expect(body.length).toBeGreaterThan(0);
    expect(await read(jiraAnswering(body))).toHaveLength(body.length);
  });
});
