import { expect, it } from 'vitest';
import { connect } from '../../../../test/support/connect.ts';

it('tells as whom the caller acts in each product, in one request each, and shows no secret', async () => {
  const { call, requests } = await connect('cloud');
  const { structuredContent, content } = await call('atlassian_auth_status');
  expect(structuredContent).toMatchObject({
    acting_as: 'operator',
    products: [
      {
        product: 'jira',
        site: 'https://demo.atlassian.net',
        deployment: 'cloud',
        credentials: 'e-mail and API token',
        account: 'Ada Lovelace',
        account_id: '712020:00000000-0000-4000-8000-000000000001',
      },
      { product: 'confluence', account: 'Ada Lovelace' },
    ],
    tools_offered: 99,
    tools_hidden: [],
  });
  expect(JSON.stringify(content)).not.toContain('demo-token');
  expect(requests).toHaveLength(2);
});

it('tells which tools are hidden, and why', async () => {
  const { call } = await connect('datacenter', { policy: { readOnly: true, excludeTools: ['jira_search'] } });
  const { structuredContent } = await call('atlassian_auth_status');
  const { tools_hidden: hidden } = structuredContent as {
    tools_hidden: { reason: string; tools: string[] }[];
  };
  const because = (text: string) => hidden.find(({ reason }) => reason.includes(text))?.tools ?? [];
  expect(because('EXCLUDE_TOOLS')).toEqual(['jira_search']);
  expect(because('READ_ONLY_MODE')).toContain('jira_create_issue');
  expect(because('does not exist on Server/Data Center')).toContain('confluence_get_page_views');
});

it('says what a product answered that does not know the caller', async () => {
  const { call } = await connect('cloud', {
    fetch: async () => new Response('{"message":"Client must be authenticated"}', { status: 401 }),
  });
  const { structuredContent } = await call('atlassian_auth_status');
  const { products } = structuredContent as { products: { problem: string }[] };
  expect(products.map(({ problem }) => problem)).toEqual([
    expect.stringContaining('Jira answered 401'),
    expect.stringContaining('Confluence answered 401'),
  ]);
});
