import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from './support/connect.ts';
import { emptyFolder } from './support/process.ts';
import { confluenceToolsets } from './support/toolsets.ts';

const tools = confluenceToolsets.flatMap((toolset) => [...toolset.tools]);
const page = { page_id: '98312' };
const draft = { space_key: 'DOCS', title: 'Kick-off', content: 'Text.' };
const hello = { filename: 'a.txt', content_base64: 'YQ==' };

interface Case {
  what: string;
  tool: string;
  args: object;
  reason: RegExp;
  remedy: RegExp;
  user?: string;
}

const cases: Case[] = [
  {
    what: 'an unknown page',
    tool: 'update_page',
    args: { page_id: '4711', content: 'x' },
    reason: /Confluence answered 404/,
    remedy: /Check the id/,
  },
  {
    what: 'no permission',
    tool: 'update_page',
    args: { ...page, content: 'Text.', allow_loss: true },
    user: 'guest',
    reason: /Confluence answered 403/,
    remedy: /permission|allowed|account/i,
  },
  {
    what: 'a title that is taken, on creating',
    tool: 'create_page',
    args: { ...draft, title: 'Glossary' },
    reason: /Confluence answered 400.*already exists/s,
    remedy: /Page \d+ \(https:.*has this title: change that one with confluence_update_page/,
  },
  {
    what: 'a title that is taken, on updating',
    tool: 'update_page',
    args: { ...page, title: 'Glossary' },
    reason: /Confluence answered 400.*already exists/s,
    remedy: /choose another title/,
  },
  {
    what: 'a title that is taken, on copying',
    tool: 'copy_page',
    args: { source_page_id: '98314', destination_space_key: 'DOCS', new_title: 'Glossary' },
    reason: /Confluence answered 400.*already exists/s,
    remedy: /choose another title/,
  },
  {
    what: 'a parent in another space, on creating',
    tool: 'create_page',
    args: { ...draft, parent_id: '131081' },
    reason: /parent_id 131081 is in space ENG, not in DOCS/,
    remedy: /give a parent in DOCS, or space_key ENG/,
  },
  {
    what: 'a parent in another space, on updating',
    tool: 'update_page',
    args: { ...page, parent_id: '131081' },
    reason: /parent_id 131081 is in space ENG, the page in DOCS/,
    remedy: /confluence_move_page/,
  },
  {
    what: 'a stale version',
    tool: 'update_page',
    args: { ...page, content: 'x', expected_version: 1 },
    reason: /the page is at version 2, not 1\. Version 2 by .* at \d{4}-/,
    remedy: /Read page 98312 again and repeat the change/,
  },
  {
    what: 'malformed storage',
    tool: 'create_page',
    args: { ...draft, content: '<p>a<b>c</p>', content_format: 'storage' },
    reason: /not well-formed XML \(line 1, column \d+/,
    remedy: /Close every tag/,
  },
  {
    what: 'an edit that loses macros',
    tool: 'update_page',
    args: { page_id: '98310', content: 'Short.' },
    reason: /would remove what was not in the text you read: .*drawio/,
    remedy: /Read the whole.*allow_loss: true/,
  },
  ...(['markdown', 'storage'] as const).map((content_format) => ({
    what: `an oversize body in ${content_format}`,
    tool: 'create_page',
    args: { ...draft, content: `<p>${'x'.repeat(5_000_000)}</p>`, content_format },
    reason: /has 5000007 bytes; at most 5000000 are accepted/,
    remedy: /Split the text into several pages, or attach it as a file/,
  })),
  {
    what: 'an oversize attachment',
    tool: 'upload_attachment',
    args: { content_id: '98312', filename: 'a.bin', content_base64: 'A'.repeat(69_905_072) },
    reason: /content_base64 has 52428804 bytes/,
    remedy: /at most 52428800 \(50 MiB\)/,
  },
  {
    what: 'a path outside the allowed root',
    tool: 'upload_attachment',
    args: { content_id: '98312', file_path: '../../etc/hostname' },
    reason: /hostname/,
    remedy: /working directory/,
  },
  {
    what: 'a hidden file',
    tool: 'create_page',
    args: { ...draft, content: undefined, content_file: '.env' },
    reason: /is a hidden file/,
    remedy: /not read/,
  },
  {
    what: 'restrictions that would lock the caller out',
    tool: 'set_page_restrictions',
    args: { ...page, edit_groups: [], edit_users: ['nobody-else'] },
    reason: /this account .* could no longer edit the page/,
    remedy: /Add it to edit_users, or set allow_lockout/,
  },
  {
    what: 'an upload without permission',
    tool: 'upload_attachment',
    args: { content_id: '98312', ...hello },
    user: 'guest',
    reason: /Confluence answered 403/,
    remedy: /permission|allowed|account/i,
  },
];

describe.each(['cloud', 'datacenter'] as const)('bad input on %s', (deployment) => {
  it.each(cases)('$what: an error with the reason and the remedy, and nothing is written', async (one) => {
    const filesRoot = emptyFolder();
    writeFileSync(join(filesRoot, '.env'), 'SECRET=1');
    const { call, requests, site } = await connect(deployment, { filesRoot, user: one.user ?? 'ada' });
    const before = await state(site, deployment);
    requests.length = 0;
    const result = await call(`confluence_${one.tool}`, { ...one.args });
    const text = (result.content[0] as { text: string }).text;
    expect(result.isError, text).toBe(true);
    expect(text).toMatch(one.reason);
    expect(text).toMatch(one.remedy);
    expect(text.length).toBeLessThan(2000);
    expect(await state(site, deployment)).toEqual(before);
  });
});

/** What the pages above are like, and how many the space has. */
async function state(site: Awaited<ReturnType<typeof connect>>['site'], deployment: 'cloud' | 'datacenter') {
  const { call } = await connect(deployment, { site });
  const calls = [
    ['confluence_get_page', { page_id: '98310', raw_format: 'storage' }],
    ['confluence_get_page', { page_id: '98312', raw_format: 'storage' }],
    ['confluence_get_page_restrictions', page],
    ['confluence_get_space_page_tree', { space_key: 'DOCS', limit: 1 }],
  ] as const;
  const results = [];
  for (const [name, args] of calls) results.push((await call(name, args)).structuredContent);
  return results;
}

const UNKNOWN = '999999999';
const wrong: Record<string, unknown> = {
  page_id: UNKNOWN,
  parent_id: UNKNOWN,
  content_id: UNKNOWN,
  source_page_id: UNKNOWN,
  comment_id: UNKNOWN,
  template_id: UNKNOWN,
  attachment_id: `att${UNKNOWN}`,
  space_key: 'NOSUCH',
  space_id: 'NOSUCH',
  query: 'space = "NOSUCH" AND nosuchfield ~ ',
};

const identities = [
  ['an API token on Cloud', 'cloud', {}],
  ['an OAuth token through the gateway', 'cloud', { gateway: true, user: 'grace' }],
  ['a password on Data Center', 'datacenter', {}],
] as const;

it.each(identities)(
  'every tool that is asked for what is not there fails with the reason, with %s',
  async (_, deployment, options) => {
    const { call, requests } = await connect(deployment, options);
    const own = tools.filter(({ only }) => !only || only === deployment);
    expect(own.length).toBe(deployment === 'cloud' ? 35 : 29);
    for (const tool of own) {
      const [example = {}] = tool.examples ?? [];
      const known = Object.keys(example).filter((key) => key in wrong);
      expect(known, tool.name).not.toEqual([]);
      const args = Object.fromEntries(
        Object.entries(example).map(([key, value]) => [key, wrong[key] ?? value]),
      );
      requests.length = 0;
      const result = await call(tool.name, args);
      const text = (result.content[0] as { text: string }).text;
      expect(result.isError, `${tool.name} ${text}`).toBe(true);
      expect(text, tool.name).toMatch(/Confluence answered 4\d\d|NOSUCH|999999999|CQL/);
    }
  },
);
