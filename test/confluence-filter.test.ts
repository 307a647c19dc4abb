import { describe, expect, it } from 'vitest';
import { connect } from './support/connect.ts';
import { confluenceToolsets } from './support/toolsets.ts';

/** A space of the demo site that no example touches. */
const OTHER = 'SEC';

/** What is still answered, and all of it: nothing of another space. */
const answered: Record<string, object> = {
  'confluence_search {"query":"release"}': { result: [] },
  'confluence_search {"query":"type = page AND title ~ \\"release\\"","limit":5}': { result: [] },
  // People and the templates of the whole site are in no space.
  'confluence_search_user {"query":"Ada Lovelace"}': { result: [{ user: { display_name: 'Ada Lovelace' } }] },
  'confluence_list_page_templates {}': { templates: [{ templateId: '700003' }], total: 1 },
};

const examples = confluenceToolsets
  .flatMap((toolset) => [...toolset.tools])
  .flatMap((tool) =>
    (tool.examples ?? []).map((example) => ({
      tool,
      example,
      call: `${tool.name} ${JSON.stringify(example)}`,
    })),
  );

describe('weakness 29: CONFLUENCE_SPACES_FILTER with another space', () => {
  it.each(['cloud', 'datacenter'] as const)(
    'every Confluence tool keeps to it, and nothing is written, on %s',
    async (deployment) => {
      const { call, requests } = await connect(deployment, { filters: { confluence: [OTHER] } });
      for (const { tool, example, call: shown } of examples) {
        if (tool.only && tool.only !== deployment) continue;
        const result = await call(tool.name, { ...example });
        const expected = answered[shown];
        if (expected) expect(result.structuredContent, shown).toMatchObject(expected);
        else {
          expect(result.isError, shown).toBe(true);
          expect(JSON.stringify(result.content), shown).toContain('CONFLUENCE_SPACES_FILTER');
        }
      }
      expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    },
  );

  it('names only calls that are examples', () => {
    const calls = examples.map(({ call }) => call);
    expect(Object.keys(answered).filter((call) => !calls.includes(call))).toEqual([]);
  });
});
