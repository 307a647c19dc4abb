import { expect, it } from 'vitest';
import { toolsets } from '../src/all-toolsets.ts';
import type { Deployment } from '../src/auth/site.ts';
import { createDemoSite } from '../src/demo/site.ts';
import { connect } from './support/connect.ts';

const tools = toolsets.flatMap((toolset) => [...toolset.tools]);
type Tool = (typeof tools)[number];

/** Requests of the first example: of a server that just started, and of one that has seen it before. */
async function measure(tool: Tool, deployment: Deployment): Promise<[number, number] | undefined> {
  const [example] = tool.examples ?? [];
  if (!example || (tool.only && tool.only !== deployment)) return undefined;
  // The second call meets an untouched site, so that writes can be repeated; what the server knows of it stays.
  const now = new Date('2026-06-01T12:00:00Z');
  let site = createDemoSite({ deployment, now });
  const { call, requests } = await connect(deployment, {
    fetch: (url, init) => site.fetch(new Request(url, init)),
  });
  const counts: number[] = [];
  for (const _ of ['first', 'again']) {
    site = createDemoSite({ deployment, now });
    const before = requests.length;
    const result = await call(tool.name, { ...example });
    expect(result.isError, `${tool.name}: ${JSON.stringify(result.content)}`).not.toBe(true);
    counts.push(requests.length - before);
  }
  const [first = 0, again = 0] = counts;
  expect(again, tool.name).toBeLessThanOrEqual(first);
  return [first, again];
}

const shown = (counts: [number, number] | undefined): string =>
  counts ? (counts[0] === counts[1] ? `${counts[1]}` : `${counts[1]} (${counts[0]})`) : '–';

async function table(product: 'jira' | 'confluence'): Promise<string> {
  const lines: string[] = [];
  for (const tool of tools.filter(({ name }) => name.startsWith(product))) {
    const cells = [await measure(tool, 'cloud'), await measure(tool, 'datacenter')].map(shown);
    const example = JSON.stringify(tool.examples?.[0]).replaceAll('|', '\\|');
    lines.push(`| \`${tool.name}\` | ${cells.join(' | ')} | \`${example}\` |`);
  }
  return ['| tool | Cloud | Data Center | call |', '|---|---|---|---|', ...lines].join('\n');
}

it('the requests of every tool are those that the documentation says', { timeout: 120_000 }, async () => {
  const page = `<!-- Measured by test/requests.test.ts; \`npx vitest run test/requests.test.ts -u\` writes it. -->
# Requests per call

How many requests a tool sends to Atlassian for the call shown, the first example of the tool, on the demo site. The number is that of a
server that knows the site's fields, screens, link types and people already; where the first call needs more, its number follows in
brackets. Long lists cost one more request a page, writes of many issues one for each 50. – means that the deployment has no such tool.

The comments of a page on Confluence Cloud cost two requests, one more for each comment or reply and one more for each that was edited, six
at a time and for at most 5,000 comments: API v2 lists the replies to one comment at a time, and tells the first version of a
comment alone. API v1 has no way that is both whole and lasting: \`content/{id}/child/comment\` is not in its published
documents, and so has no granular scope; \`content/{id}/descendant/comment\` is marked as deprecated; the search by CQL reads an index
that lags behind what was just written.

## Jira

${await table('jira')}

## Confluence

${await table('confluence')}
`;
  await expect(page).toMatchFileSnapshot('../docs/requests.md');
});
