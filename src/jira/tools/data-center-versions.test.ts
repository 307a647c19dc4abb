import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { connect } from '../../../test/support/connect.ts';
import { jiraToolsets } from '../../../test/support/toolsets.ts';

const openapi = new URL('../../../../shared/openapi/', import.meta.url);
const versions = ['jira-dc-10.3.json', 'jira-dc-11.2.1.json'];
const present = versions.every((name) => existsSync(new URL(name, openapi)));
if (!present) console.log('Skipped: the published OpenAPI of Jira Data Center is not at hand.');

interface Spec {
  paths: Record<string, Record<string, unknown>>;
}

/** Described elsewhere: the service desk's own API; or nowhere, as web addresses and what the issue page itself uses. */
const ELSEWHERE = /\/rest\/servicedeskapi\/|\/secure\/attachment\/|\/rest\/dev-status\//;

/** Whether a version describes a request. */
function documented(name: string): (method: string, path: string) => boolean {
  const { paths } = JSON.parse(readFileSync(new URL(name, openapi), 'utf8')) as Spec;
  const operations = Object.entries(paths).map(([template, operation]) => ({
    pattern: new RegExp(`${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    methods: Object.keys(operation).map((method) => method.toUpperCase()),
  }));
  return (method, path) =>
    operations.some(({ pattern, methods }) => methods.includes(method) && pattern.test(path));
}

it.skipIf(!present)(
  'every request to Data Center exists in the oldest and the newest described version',
  async () => {
    const requests = new Map<string, { method: string; path: string }>();
    for (const { name, only, examples = [] } of jiraToolsets.flatMap(({ tools }) => [...tools])) {
      if (only === 'cloud') continue;
      for (const example of examples) {
        const connection = await connect('datacenter');
        await connection.call(name, { ...example });
        for (const request of connection.requests.filter(({ path }) => !ELSEWHERE.test(path)))
          requests.set(`${request.method} ${request.path.replace(/[A-Z]+-\d+|\d{2,}/g, '…')}`, request);
      }
    }
    expect(requests.size).toBeGreaterThan(30);
    const missing = versions.flatMap((name) => {
      const exists = documented(name);
      return [...requests]
        .filter(([, { method, path }]) => !exists(method, path))
        .map(([line]) => `${name}: ${line}`);
    });
    expect(missing).toEqual([]);
  },
);
