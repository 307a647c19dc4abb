import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { overHttp } from '../support/clients.ts';
import { cli, emptyFolder, type Run, type Started, start } from '../support/process.ts';

/** `mcp-atlassian demo-site` on a free port. */
async function startSite(args: string[]): Promise<Started & { jira: string; confluence: string }> {
  const started = start({ args: ['demo-site', '--port', '0', ...args] });
  await vi.waitUntil(() => started.output.stdout.includes('Ctrl-C'));
  const address = (name: string) => new RegExp(`Demo ${name}: (\\S+)`).exec(started.output.stdout)?.[1] ?? '';
  return { ...started, jira: address('Jira'), confluence: address('Confluence') };
}

/** The server over stdio, configured only by its environment. */
async function connectWith({ env = {}, args = [] }: Run): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [cli, ...args],
      env,
      cwd: emptyFolder(),
      stderr: 'ignore',
    }),
  );
  onTestFinished(() => client.close());
  return client;
}

const structured = async (client: Client, name: string, args: object = {}) => {
  const result = await client.callTool({ name, arguments: { ...args } });
  expect(result.isError, JSON.stringify(result.content)).not.toBe(true);
  return result.structuredContent as Record<string, unknown>;
};

describe('the demo site as Cloud, over the network', () => {
  let site: Awaited<ReturnType<typeof startSite>>;
  beforeAll(async () => {
    site = await startSite([]);
  });
  afterAll(() => void site.child.kill());

  it('serves a server that is configured like for a real site', async () => {
    const client = await connectWith({
      env: {
        JIRA_URL: site.jira,
        JIRA_DEPLOYMENT: 'cloud',
        JIRA_USERNAME: 'ada@demo.example',
        JIRA_API_TOKEN: 'demo-token',
        CONFLUENCE_URL: site.confluence,
        CONFLUENCE_DEPLOYMENT: 'cloud',
        CONFLUENCE_USERNAME: 'ada@demo.example',
        CONFLUENCE_API_TOKEN: 'demo-token',
      },
    });
    expect(await structured(client, 'jira_get_issue', { issue_key: 'PROJ-123' })).toMatchObject({
      key: 'PROJ-123',
      browse_url: `${site.jira}/browse/PROJ-123`,
    });
    expect(await structured(client, 'confluence_get_page', { page_id: 98310 })).toMatchObject({
      metadata: { id: '98310' },
    });
  });

  it('offers one product where only one is configured', async () => {
    const client = await connectWith({
      env: {
        JIRA_URL: site.jira,
        JIRA_DEPLOYMENT: 'cloud',
        JIRA_USERNAME: 'ada@demo.example',
        JIRA_API_TOKEN: 'demo-token',
      },
    });
    const { tools } = await client.listTools();
    expect(tools.length).toBeGreaterThan(0);
    expect(tools.every((tool) => !tool.name.startsWith('confluence_'))).toBe(true);
    const absent = await client.callTool({ name: 'confluence_search', arguments: { query: 'x' } });
    expect(absent).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('no confluence site is configured') }],
    });
  });

  it('plays the OAuth gateway for a server that has no site and no credentials of its own', async () => {
    const server = start({
      args: ['--transport', 'streamable-http', '--host', '127.0.0.1', '--port', '0', '-v'],
      env: { ATLASSIAN_API_BASE: site.jira },
    });
    onTestFinished(() => void server.child.kill());
    await expect.poll(() => server.output.stderr).toContain('Listening on');
    const url = /Listening on (\S+)/.exec(server.output.stderr)?.[1] ?? '';
    const client = await overHttp('handshake', url, {
      authorization: 'Bearer YOUR_OAUTH_TOKEN',
      'x-atlassian-cloud-id': 'YOUR_CLOUD_ID',
    });
    expect(await structured(client, 'jira_get_user_profile', { user_identifier: 'me' })).toMatchObject({
      user: { display_name: 'Grace Hopper' },
    });
    expect(await structured(client, 'confluence_get_page', { page_id: '98310' })).toMatchObject({
      metadata: { id: '98310' },
    });
    const elsewhere = await overHttp('handshake', url, {
      authorization: 'Bearer YOUR_OAUTH_TOKEN',
      'x-atlassian-cloud-id': 'OTHER',
    });
    expect(
      await elsewhere.callTool({ name: 'jira_search', arguments: { jql: 'project = PROJ' } }),
    ).toMatchObject({ isError: true });
    await Promise.all([client.close(), elsewhere.close()]);
  });

  it('refuses wrong credentials with words that say what to check', async () => {
    const client = await connectWith({
      env: {
        JIRA_URL: site.jira,
        JIRA_DEPLOYMENT: 'cloud',
        JIRA_USERNAME: 'ada@demo.example',
        JIRA_API_TOKEN: 'wrong',
      },
    });
    const refused = await client.callTool({ name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1' } });
    expect(refused).toMatchObject({
      isError: true,
      content: [{ text: expect.stringMatching(/Jira answered 401.*check the user name and token/s) }],
    });
  });
});

describe('the demo site as Data Center, over the network', () => {
  it('takes user name and password as well as a personal access token, and survives its faults', async () => {
    const site = await startSite([
      '--deployment',
      'datacenter',
      '--latency',
      '5',
      '--unavailable',
      '0.1',
      '--scale',
      '2',
    ]);
    onTestFinished(() => void site.child.kill());
    const password = await connectWith({
      env: { JIRA_URL: site.jira, JIRA_USERNAME: 'ada', JIRA_API_TOKEN: 'demo-token' },
    });
    const token = await connectWith({
      env: {
        JIRA_URL: site.jira,
        JIRA_PERSONAL_TOKEN: 'demo-token-linus',
        CONFLUENCE_URL: site.confluence,
        CONFLUENCE_PERSONAL_TOKEN: 'demo-token-linus',
      },
    });
    const me = (client: Client) => structured(client, 'jira_get_user_profile', { user_identifier: 'me' });
    expect(await me(password)).toMatchObject({ user: { name: 'ada' } });
    expect(await me(token)).toMatchObject({ user: { name: 'linus' } });
    expect(await structured(token, 'confluence_get_page', { page_id: '98310' })).toMatchObject({
      metadata: { id: '98310' },
    });
    const { total } = await structured(token, 'jira_search', { jql: 'project = PROJ', limit: 1 });
    expect(total).toBeGreaterThan(300);
  });
});
