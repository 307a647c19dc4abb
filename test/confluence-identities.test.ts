import { describe, expect, it } from 'vitest';
import { connect } from './support/connect.ts';
import { confluenceToolsets } from './support/toolsets.ts';

const examples = confluenceToolsets
  .flatMap((toolset) => [...toolset.tools])
  .flatMap((tool) => (tool.examples ?? []).map((example) => [tool, example] as const));

const identities = [
  ['an API token on Cloud', 'cloud', {}, '/wiki/'],
  [
    'an OAuth token through the gateway',
    'cloud',
    { gateway: true, user: 'grace' },
    '/ex/confluence/YOUR_CLOUD_ID/wiki/',
  ],
  ['a password on Data Center', 'datacenter', {}, '/confluence/rest/api/'],
] as const;

describe.each(identities)('with %s', (_, deployment, options, prefix) => {
  const own = examples.filter(([tool]) => !tool.only || tool.only === deployment);

  it('every example of every Confluence tool gives its full result', async () => {
    const { call, requests } = await connect(deployment, options);
    for (const [tool, example] of own) {
      requests.length = 0;
      const result = await call(tool.name, { ...example });
      expect(result.isError, `${tool.name}: ${JSON.stringify(result.content)}`).not.toBe(true);
      const structured = result.structuredContent as Record<string, unknown>;
      const value = tool.output.def.type === 'array' ? structured.result : structured;
      expect(tool.output.safeParse(value).error?.issues ?? [], tool.name).toEqual([]);
      expect(requests.length, tool.name).toBeGreaterThan(0);
      for (const { path } of requests) if (!path.includes('/download/')) expect(path).toContain(prefix);
    }
    console.log(`Confluence with ${_}: ${own.length} of ${own.length} examples`);
  });

  it('weakness 27: every Confluence tool that is refused is an error with the reason', async () => {
    const { call } = await connect(deployment, {
      ...options,
      fetch: () => Promise.resolve(Response.json({ message: 'Not for you today' }, { status: 403 })),
    });
    for (const [tool, example] of own) {
      const result = await call(tool.name, { ...example });
      expect(result.isError, tool.name).toBe(true);
      const text = JSON.stringify(result.content);
      expect(text, tool.name).toContain('Confluence answered 403');
      expect(text, tool.name).toContain('Not for you today');
    }
  });
});
