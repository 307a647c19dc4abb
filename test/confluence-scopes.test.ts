import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { connect } from './support/connect.ts';
import { confluenceToolsets } from './support/toolsets.ts';

const folder = new URL('../../shared/openapi/', import.meta.url);
const present = existsSync(folder);
if (!present) console.log('Skipped: the OpenAPI documents (../shared/openapi) are not here.');

interface Operation {
  'x-atlassian-oauth2-scopes'?: { scopes: string[] }[];
}

/** Granular scopes name what they are for: `read:page:confluence`. */
const isGranular = (scope: string): boolean => /^[a-z]+:[a-z.-]+:confluence$/.test(scope);

function operations(name: string, prefix: string) {
  const file = readdirSync(folder).find((entry) => entry.startsWith(name)) ?? '';
  const { paths } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.entries(paths).map(([path, methods]) => ({
    pattern: new RegExp(`^${prefix}${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    literals: path.replace(/\{[^}]+\}/g, '').length,
    methods,
  }));
}

/** The scopes that the request needs, by the published documents; undefined for one that they do not know. */
function createScopes() {
  const known = [
    ...operations('confluence-cloud-v2', '/wiki/api/v2'),
    ...operations('confluence-cloud-v1', ''),
  ].sort((a, b) => b.literals - a.literals);
  return ({ method, path }: { method: string; path: string }): string[] | undefined => {
    const found = known.find(({ pattern, methods }) => pattern.test(path) && method.toLowerCase() in methods);
    const lists = found?.methods[method.toLowerCase()]?.['x-atlassian-oauth2-scopes'] ?? [];
    return lists.find(({ scopes }) => scopes.length > 0 && scopes.every(isGranular))?.scopes;
  };
}

type Tool = (typeof confluenceToolsets)[number]['tools'][number];

/** The scopes of all requests of a tool's examples, sent by a server that knows nothing of the site yet. */
async function scopesOfTool(tool: Tool, scopesOf: ReturnType<typeof createScopes>): Promise<string[]> {
  const { call, requests } = await connect('cloud', { gateway: true, user: 'grace' });
  for (const example of tool.examples ?? []) await call(tool.name, { ...example });
  const needed = requests
    .map(({ method, path }) => ({ method, path: path.replace('/ex/confluence/YOUR_CLOUD_ID', '') }))
    .filter(({ path }) => !path.startsWith('/wiki/download/'))
    .flatMap((request) => {
      const scopes = scopesOf(request);
      expect(scopes, `${tool.name}: ${request.method} ${request.path} has granular scopes`).toBeDefined();
      return scopes ?? [];
    });
  return [...new Set(needed)].sort();
}

it.runIf(present)(
  'granular scopes suffice for every Confluence tool, and the documentation lists them',
  {
    timeout: 60_000,
  },
  async () => {
    const scopesOf = createScopes();
    const rows: string[] = [];
    const all = new Set<string>();
    for (const tool of confluenceToolsets.flatMap(({ tools }) => tools)) {
      const needed = await scopesOfTool(tool, scopesOf);
      for (const scope of needed) all.add(scope);
      rows.push(`| \`${tool.name}\` | ${needed.map((scope) => `\`${scope}\``).join(' ')} |`);
    }
    const page = `<!-- Measured by test/confluence-scopes.test.ts; \`npx vitest run test/confluence-scopes.test.ts -u\` writes it. -->
# OAuth scopes of the Confluence tools

The granular scopes of Atlassian's published API documents for every request that a tool sends on the demo site, space and people
looked up. Tools go through API v2 wherever it has a call. All of them together:

\`${[...all].sort().join(' ')}\`

| tool | scopes |
|---|---|
${rows.join('\n')}
`;
    await expect(page).toMatchFileSnapshot('../docs/confluence-scopes.md');
  },
);
