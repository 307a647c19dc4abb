import { describe, expect, it } from 'vitest';
import { appSettings } from '../src/compose/app-settings.ts';
import { loadConfig } from '../src/config/load.ts';
import { createDemoSite, type DemoSite } from '../src/demo/site.ts';
import { connect } from './support/connect.ts';
import { type Connection, complaint, run } from './support/tool-calls.ts';

const deployments = ['cloud', 'datacenter'] as const;

/** The whole server as these variables of the environment set it up. */
const connectWith = (
  deployment: (typeof deployments)[number],
  env: Record<string, string>,
  site: DemoSite = createDemoSite({ deployment }),
) => {
  const { config } = loadConfig({ flags: {}, verboseFlags: 0, searchFolders: [], env });
  const { documents } = appSettings(config);
  if (!documents) throw new Error('the configuration sets no limits');
  return connect(deployment, { site, documents });
};

const PAGE = '98312';
const words = (bytes: number): string => 'word '.repeat(bytes / 5).trim();
const bullets = (depth: number): string =>
  Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- x`).join('\n');
const nested = (depth: number): string => '<ul><li>'.repeat(depth) + '</li></ul>'.repeat(depth);

/** One text in each format, as Confluence tools take it. */
const formats: [string, (text: string) => string][] = [
  ['markdown', (text) => text],
  ['wiki', (text) => text],
  ['storage', (text) => `<p>${text}</p>`],
  [
    'adf',
    (text) =>
      JSON.stringify({
        type: 'doc',
        version: 1,
        content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
      }),
  ],
];

const isWrite = ({ method }: { method: string }): boolean => method !== 'GET';

async function refuses(connection: Connection, tool: string, args: Record<string, unknown>): Promise<string> {
  const before = connection.requests.filter(isWrite).length;
  const said = await complaint(connection, tool, args);
  expect(connection.requests.filter(isWrite).length).toBe(before);
  return said;
}

describe.each(deployments)('ATLASSIAN_MAX_DOCUMENT_MB on %s', (deployment) => {
  const small = { ATLASSIAN_MAX_DOCUMENT_MB: '0.01' };
  const tooLarge = /document has \d+ bytes; at most 10000 are accepted/;

  it.each(formats)('holds for pages given as %s', async (content_format, of) => {
    const connection = await connectWith(deployment, small);
    const create = { space_key: 'DOCS', title: 'Long', content_format };
    const update = { page_id: PAGE, content_format };
    for (const [tool, args] of [
      ['confluence_create_page', create],
      ['confluence_update_page', update],
    ] as const)
      expect(await refuses(connection, tool, { ...args, content: of(words(11_000)) })).toMatch(tooLarge);
    await run(connection, 'confluence_create_page', { ...create, content: of(words(9_000)) });
    await run(connection, 'confluence_update_page', { ...update, content: of(words(9_000)) });
  });

  it('holds for comments and for texts of Jira', async () => {
    const connection = await connectWith(deployment, small);
    const tools: [string, (text: string) => Record<string, unknown>][] = [
      ['confluence_add_comment', (body) => ({ page_id: PAGE, body })],
      ['jira_add_comment', (body) => ({ issue_key: 'PROJ-123', body })],
      ['jira_update_issue', (description) => ({ issue_key: 'PROJ-123', fields: { description } })],
    ];
    for (const [tool, of] of tools) {
      expect(await refuses(connection, tool, of(words(11_000)))).toMatch(tooLarge);
      await run(connection, tool, of(words(9_000)));
    }
  });

  it('leaves what is larger to be read as it is stored, and refuses to edit it', async () => {
    const site = createDemoSite({ deployment });
    const unlimited = await connectWith(deployment, { ATLASSIAN_MAX_DOCUMENT_MB: '0' }, site);
    const content = words(11_000);
    await run(unlimited, 'confluence_update_page', { page_id: PAGE, content });
    await run(unlimited, 'confluence_add_comment', { page_id: PAGE, body: content });
    await run(unlimited, 'jira_update_issue', { issue_key: 'PROJ-123', fields: { description: content } });

    const limited = await connectWith(deployment, small, site);
    expect(await complaint(limited, 'confluence_get_page', { page_id: PAGE })).toMatch(
      /at most 10000 are.*convert_to_markdown: false/s,
    );
    const whole = { page_id: PAGE, convert_to_markdown: false };
    expect(JSON.stringify(await run(limited, 'confluence_get_page', whole))).toContain(content);
    const edit = { page_id: PAGE, edit: { action: 'append' }, content: 'More.' };
    expect(await refuses(limited, 'confluence_update_page', edit)).toMatch(tooLarge);
    const comments = await run(limited, 'confluence_get_comments', { page_id: PAGE });
    expect(JSON.stringify(comments)).toContain(`<p>${content}</p>`);
    const issue = await run(limited, 'jira_get_issue', { issue_key: 'PROJ-123' });
    expect(JSON.stringify(issue)).toContain(content);
  });

  it('can be raised above its default', async () => {
    const page = { page_id: PAGE, content: `<p>${words(5_100_000)}</p>`, content_format: 'storage' };
    expect(await refuses(await connectWith(deployment, {}), 'confluence_update_page', page)).toContain(
      'at most 5000000 are accepted',
    );
    const raised = await connectWith(deployment, { ATLASSIAN_MAX_DOCUMENT_MB: '6' });
    await run(raised, 'confluence_update_page', page);
  });
});

describe.each(deployments)('ATLASSIAN_MAX_DOCUMENT_DEPTH on %s', (deployment) => {
  const tools: [string, (depth: number) => Record<string, unknown>][] = [
    ['confluence_update_page', (depth) => ({ page_id: PAGE, content: bullets(depth) })],
    [
      'confluence_update_page',
      (depth) => ({ page_id: PAGE, content: nested(depth), content_format: 'storage' }),
    ],
    [
      'confluence_create_page',
      (depth) => ({
        space_key: 'DOCS',
        title: `Deep ${depth}`,
        content: nested(depth),
        content_format: 'storage',
      }),
    ],
    ['confluence_add_comment', (depth) => ({ page_id: PAGE, body: bullets(depth) })],
    ['jira_add_comment', (depth) => ({ issue_key: 'PROJ-123', body: bullets(depth) })],
  ];

  it.each(tools)('holds for %s (%#)', async (tool, of) => {
    const site = createDemoSite({ deployment });
    const shallow = await connectWith(deployment, { ATLASSIAN_MAX_DOCUMENT_DEPTH: '10' }, site);
    const usual = await connectWith(deployment, {}, site);
    expect(await refuses(shallow, tool, of(15))).toContain('nested deeper than 10 levels');
    await run(shallow, tool, of(4));
    await run(usual, tool, of(15));
  });
});
