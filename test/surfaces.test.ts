import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { expect, it } from 'vitest';
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
  expect(refused).toMatchObject({ isError: true, content: [{ text: 'Unknown tool: jira_delete_issue' }] });
  expect(requests).toEqual([]);
  const { tools } = await client.listTools();
  expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
});
