import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { expect, it } from 'vitest';
import { toolsets } from '../src/all-toolsets.ts';
import { connect } from './support/connect.ts';

const tokensOf = (value: unknown): number => countTokens(JSON.stringify(value));

it('keeps the list of tools within its tokens on each surface', async () => {
  const full = (await (await connect('cloud')).client.listTools()).tools;
  const core = (await (await connect('cloud', { policy: { core: true } })).client.listTools()).tools;
  const search = (await (await connect('cloud', { searchOnly: true })).client.listTools()).tools;
  expect(tokensOf(full)).toBeLessThanOrEqual(15_000);
  expect(core.length).toBeGreaterThan(15);
  expect(tokensOf(core)).toBeLessThanOrEqual(4_000);
  expect(search.map(({ name }) => name)).toEqual(['find_tools', 'describe_tools', 'call_tool']);
  expect(tokensOf(search)).toBeLessThanOrEqual(1_200);
});

it('finds, describes and calls a tool, with errors as of a direct call', async () => {
  const { call } = await connect('cloud', { searchOnly: true });
  const found = await call('find_tools', { query: 'add comment' });
  expect(JSON.stringify(found.content)).toContain('jira_add_comment');
  const described = await call('describe_tools', { names: ['jira_get_issue'] });
  expect(JSON.stringify(described.structuredContent)).toContain('issue_key');
  const read = { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-123' } };
  const direct = await connect('cloud');
  const called = await call('call_tool', read);
  expect(called.structuredContent).toMatchObject({ key: 'PROJ-123' });
  const wrong = await call('call_tool', { name: 'jira_get_issue', arguments: { nonsense: 1 } });
  expect(wrong).toEqual(await direct.call('jira_get_issue', { nonsense: 1 }));
  expect((await call('call_tool', { arguments: {} })).isError).toBe(true);
});

it('neither finds nor describes nor calls what the policy leaves out', async () => {
  const { call, client, requests } = await connect('cloud', { searchOnly: true, policy: { readOnly: true } });
  expect(JSON.stringify(await call('find_tools', { query: 'delete' }))).not.toContain('jira_delete_issue');
  expect((await call('describe_tools', { names: ['jira_delete_issue'] })).isError).toBe(true);
  const refused = await call('call_tool', {
    name: 'jira_delete_issue',
    arguments: { issue_key: 'PROJ-123' },
  });
  const text = expect.stringMatching(
    /^Unknown tool: jira_delete_issue\. Near it: .*find_tools lists the names\.$/,
  );
  expect(refused).toMatchObject({ isError: true, content: [{ text }] });
  expect(JSON.stringify(refused.content)).not.toMatch(/jira_(update|create)_issue/);
  expect(requests).toEqual([]);
  const { tools } = await client.listTools();
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
});

it('describes and calls every tool as a direct call would', async () => {
  const { call } = await connect('cloud', { searchOnly: true });
  const { client } = await connect('cloud');
  const { tools: listed } = await client.listTools();
  const examples = new Map(
    toolsets.flatMap(({ tools }) => tools).map(({ name, examples: [example = {}] = [] }) => [name, example]),
  );
  for (let at = 0; at < listed.length; at += 10) {
    const ten = listed.slice(at, at + 10);
    const { structuredContent } = await call('describe_tools', { names: ten.map(({ name }) => name) });
    expect(structuredContent).toEqual({
      tools: ten.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
    });
  }
  // It names files of this machine.
  for (const { name } of listed.filter((tool) => tool.name !== 'confluence_upload_attachments')) {
    const answer = await call('call_tool', { name, arguments: { ...examples.get(name) } });
    expect(answer.isError, `${name}: ${JSON.stringify(answer.content)}`).not.toBe(true);
  }
});

it('takes what models send in other shapes, and says what to correct', async () => {
  const { call, requests } = await connect('cloud', { searchOnly: true });
  const complaint = async (name: string, args: object) => {
    const { isError, content } = await call(name, { ...args });
    expect(isError).toBe(true);
    return content[0]?.type === 'text' ? content[0].text : '';
  };
  expect(await complaint('call_tool', {})).toContain('find_tools lists them');
  expect(await complaint('call_tool', { name: 'jira_get_issues' })).toContain('Near it: jira_get_issue');
  expect(await complaint('call_tool', { name: 'jira_get_issue', issue_key: 'PROJ-1' })).toContain(
    '"issue_key": the arguments of jira_get_issue stand inside "arguments"',
  );
  expect(await complaint('call_tool', { name: 'jira_get_issue', arguments: 'PROJ-1' })).toContain(
    'an object',
  );
  expect(await complaint('describe_tools', {})).toContain('find_tools lists them');
  expect(await complaint('describe_tools', { names: 'get issue' })).toContain('jira_get_issue');
  expect(await complaint('find_tools', { query: 'board', output: 'xml' })).toContain('json, compact');
  expect(requests).toEqual([]);
  const none = await call('find_tools', { query: 'zzzz' });
  expect(none.structuredContent).toEqual({
    total: 0,
    tools: [],
    hint: expect.stringContaining('empty query'),
  });
  const plural = await call('find_tools', { query: 'comments' });
  expect(JSON.stringify(plural.structuredContent)).toContain('jira_add_comment');
  const described = await call('describe_tools', { names: 'jira_get_issue, jira_search' });
  expect(described.structuredContent).toMatchObject({ tools: [{}, {}] });
  const text = await call('call_tool', {
    name: 'jira_get_issue',
    arguments: '{"issue_key": "PROJ-123"}',
    output: 'markdown',
  });
  expect(text.content).toMatchObject([{ text: expect.stringContaining('key: PROJ-123\n') }]);
});
