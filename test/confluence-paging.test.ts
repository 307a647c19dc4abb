import { describe, expect, it } from 'vitest';
import { inputSchemaOf } from '../src/toolkit/schema.ts';
import { connect } from './support/connect.ts';
import { confluenceToolsets } from './support/toolsets.ts';

interface Paged {
  tool: string;
  args: object;
  /** Where the items are in the answer. */
  items: string;
  /** What says where the next page begins, and as which argument it is given back; by count where there is none. */
  next?: [marker: string, argument: string];
  only?: 'cloud';
}

const paged: Paged[] = [
  {
    tool: 'confluence_search',
    args: { query: 'type = page AND space = DOCS ORDER BY title' },
    items: 'result',
  },
  {
    tool: 'confluence_get_page_children',
    args: { parent_id: '98309' },
    items: 'results',
    next: ['next_start', 'start'],
  },
  {
    tool: 'confluence_get_space_page_tree',
    args: { space_key: 'DOCS' },
    items: 'pages',
    next: ['next_start', 'start'],
  },
  {
    tool: 'confluence_get_attachments',
    args: { content_id: '98310' },
    items: 'attachments',
    next: ['next_start', 'start'],
  },
  {
    tool: 'confluence_list_page_templates',
    args: { space_key: 'DOCS' },
    items: 'templates',
    next: ['next_start', 'start'],
    only: 'cloud',
  },
  {
    tool: 'confluence_get_space_permissions',
    args: { space_id: 'DOCS' },
    items: 'results',
    next: ['next_cursor', 'cursor'],
    only: 'cloud',
  },
];

/** The reference has no way to go on here: a longer list takes a larger limit. */
const WHOLE = ['confluence_search_user'];

const tools = confluenceToolsets.flatMap((toolset) => [...toolset.tools]);

it('names every Confluence tool that takes a limit', () => {
  const limited = tools.filter((tool) => 'limit' in (inputSchemaOf(tool).properties ?? {}));
  expect(limited.map(({ name }) => name).sort()).toEqual([...paged.map(({ tool }) => tool), ...WHOLE].sort());
});

describe.each(['cloud', 'datacenter'] as const)('weakness 24: lists on %s', (deployment) => {
  const own = paged.filter(({ only }) => only === undefined || only === deployment);

  it.each(own)('$tool goes on page by page until nothing is left', async ({ tool, args, items, next }) => {
    const { call } = await connect(deployment);
    const read = async (more: object): Promise<Record<string, unknown>> => {
      const result = await call(tool, { ...args, ...more });
      expect(result.isError, JSON.stringify(result.content)).toBeUndefined();
      return result.structuredContent as Record<string, unknown>;
    };
    const listIn = (answer: Record<string, unknown>) => answer[items] as unknown[];
    const whole = await read({ limit: 50 });
    const size = Math.max(1, Math.ceil(listIn(whole).length / 4));
    const seen: unknown[] = [];
    let answer = await read({ limit: size });
    for (let pages = 0; pages < 50; pages++) {
      seen.push(...listIn(answer));
      const marker = next ? answer[next[0]] : listIn(answer).length === size ? seen.length : undefined;
      if (marker === undefined) break;
      answer = await read({ limit: size, [next?.[1] ?? 'start']: marker });
    }
    expect(listIn(whole).length).toBeGreaterThan(1);
    expect(seen).toEqual(listIn(whole));
    if (next) expect(whole).not.toHaveProperty(next[0]);
  });
});
