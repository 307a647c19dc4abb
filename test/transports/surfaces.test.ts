import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toolsets } from '../../src/all-toolsets.ts';
import { coreTools } from '../../src/toolkit/core-tools.ts';
import { connectClient, overHttp } from '../support/clients.ts';
import { cli, emptyFolder, startHttp } from '../support/process.ts';

type Env = Record<string, string>;

const onCloud = toolsets.flatMap(({ tools }) => tools).filter(({ only }) => only !== 'datacenter');

/** A process with the demo site and these options, spoken to over each transport. */
const transports: Record<string, (args: string[], env: Env) => Promise<Client>> = {
  stdio: (args, env) =>
    connectClient(
      new StdioClientTransport({
        command: process.execPath,
        args: [cli, '--demo', ...args],
        cwd: emptyFolder(),
        env: { PATH: process.env.PATH ?? '', ...env },
        stderr: 'ignore',
      }),
    ),
  'streamable HTTP': async (args, env) => {
    const server = await startHttp({ args, env });
    onTestFinished(() => void server.child.kill());
    return overHttp('handshake', `${server.url}/mcp`);
  },
};

const namesOf = async (client: Client) => (await client.listTools()).tools.map(({ name }) => name);
const textOf = ({ content: [block] }: CallToolResult) => (block?.type === 'text' ? block.text : '');

describe.each(Object.entries(transports))('over %s', (_, open) => {
  const opened = async (args: string[], env: Env = {}) => {
    const client = await open(args, env);
    onTestFinished(() => client.close());
    return client;
  };

  it('--surface core and MCP_SURFACE=search choose what is listed, and full is the default', async () => {
    const [core, search, full] = await Promise.all([
      opened(['--surface', 'core', '--output', 'compact']),
      opened([], { MCP_SURFACE: 'search' }),
      opened([]),
    ]);
    expect(new Set(await namesOf(core))).toEqual(new Set(coreTools));
    const outside = await core.callTool({ name: 'jira_get_agile_boards', arguments: {} });
    expect(outside).toMatchObject({ isError: true });
    const issues = { name: 'jira_search', arguments: { jql: 'project = PROJ' } };
    expect(textOf(await core.callTool(issues))).toMatch(/"issues":\{"(same|columns)"/);
    expect(textOf(await full.callTool(issues))).toContain('"issues":[{');
    expect(await namesOf(search)).toEqual(['find_tools', 'describe_tools', 'call_tool']);
    expect(await namesOf(full)).toEqual(onCloud.map(({ name }) => name));
  });

  it('the search surface keeps read-only mode, toolsets, filters and the form of answers inside', async () => {
    const client = await opened(['--surface', 'search'], {
      READ_ONLY_MODE: 'true',
      TOOLSETS: 'jira_issues,jira_comments',
      JIRA_PROJECTS_FILTER: 'OPS',
      MCP_OUTPUT: 'toon',
    });
    const inner = (name: string, args: object) =>
      client.callTool({ name: 'call_tool', arguments: { name, arguments: args } });
    const found = await client.callTool({ name: 'find_tools', arguments: {} });
    const { names } = found.structuredContent as { names: string[] };
    expect(names).toContain('jira_search');
    for (const name of names) expect(onCloud.find((tool) => tool.name === name)?.access).toBe('read');
    for (const name of ['jira_add_comment', 'confluence_search', 'jira_nonsense']) {
      const described = await client.callTool({ name: 'describe_tools', arguments: { names: [name] } });
      expect(textOf(described)).toContain(`Unknown tool: ${name}`);
      expect(textOf(await inner(name, {}))).toContain(`Unknown tool: ${name}`);
    }
    expect(textOf(await inner('jira_get_issue', { issue_key: 'PROJ-1' }))).toMatch(/OPS/);
    const issues = await inner('jira_search', { jql: 'created is not EMPTY', limit: 3 });
    expect(textOf(issues)).toMatch(/^total: -1\n/);
    expect(textOf(issues)).toContain('OPS-');
    expect(textOf(issues)).not.toContain('PROJ-');
  });

  it('the search surface asks before it deletes', async () => {
    const client = await opened(['--surface', 'search'], { CONFIRM_DESTRUCTIVE: 'true' });
    const remove = (more: object) =>
      client.callTool({
        name: 'call_tool',
        arguments: { name: 'jira_delete_issue', arguments: { issue_key: 'PROJ-40', ...more } },
      });
    const described = await client.callTool({
      name: 'describe_tools',
      arguments: { names: ['jira_delete_issue'] },
    });
    expect(textOf(described)).toContain('"confirm"');
    expect(textOf(await remove({}))).toContain('confirm: true');
    expect((await remove({ confirm: true })).isError).toBeFalsy();
  });
});

it('the person at the client is asked about what call_tool deletes', async () => {
  const questions: string[] = [];
  const server = new StdioClientTransport({
    command: process.execPath,
    args: [cli, '--demo', '--surface', 'search'],
    cwd: emptyFolder(),
    env: { PATH: process.env.PATH ?? '', CONFIRM_DESTRUCTIVE: 'true' },
    stderr: 'ignore',
  });
  const client = await connectClient(server, {
    answer: (question) => {
      questions.push(question);
      return { action: 'accept', content: { confirm: false } };
    },
  });
  onTestFinished(() => client.close());
  const refused = await client.callTool({
    name: 'call_tool',
    arguments: { name: 'jira_delete_issue', arguments: { issue_key: 'PROJ-41', confirm: true } },
  });
  expect(textOf(refused)).toContain('Not confirmed');
  expect(questions).toEqual([expect.stringContaining('jira_delete_issue')]);
});
