import { Client, SSEClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Era, overHttp } from '../support/clients.ts';
import { type CountingSite, startSite } from '../support/counting-site.ts';
import { type Service, startService } from '../support/service.ts';

let site: CountingSite;
let service: Service;
beforeAll(async () => {
  site = await startSite();
  service = await startService(
    {
      JIRA_URL: site.url,
      JIRA_PERSONAL_TOKEN: 'demo-token',
      CONFLUENCE_URL: `${site.url}/confluence`,
      CONFLUENCE_PERSONAL_TOKEN: 'demo-token',
    },
    ['--host', '0.0.0.0'],
  );
});
afterAll(() => {
  service.child.kill();
  site.close();
});

const overSse = async (headers: Record<string, string>): Promise<Client> => {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(
    new SSEClientTransport(new URL(service.mcp.replace(/mcp$/, 'sse')), { requestInit: { headers } }),
  );
  return client;
};
const over = (way: Era | 'HTTP+SSE', headers: Record<string, string>) =>
  way === 'HTTP+SSE' ? overSse(headers) : overHttp(way, service.mcp, headers);

describe.each(['handshake', '2026-07-28', 'HTTP+SSE'] as const)('over %s', (way) => {
  it.each([
    ['Authorization', { authorization: 'Token demo-token-linus' }, 'Linus Torvalds'],
    [
      'headers of one product',
      { 'X-Atlassian-Jira-Username': 'edsger', 'X-Atlassian-Jira-Api-Token': 'demo-token-edsger' },
      'Edsger Dijkstra',
    ],
  ])(
    'a client acts as the sender of %s, lists what that sender can use, and narrows it',
    async (kind, headers, name) => {
      const client = await over(way, { ...headers, 'X-MCP-Readonly': 'true' } as Record<string, string>);
      const { tools } = await client.listTools();
      const names = tools.map((tool) => tool.name);
      expect(names).toContain('jira_search');
      expect(names).not.toContain('jira_create_issue');
      expect(names.some((tool) => tool.startsWith('confluence_'))).toBe(kind === 'Authorization');
      const who = await client.callTool({
        name: 'jira_get_user_profile',
        arguments: { user_identifier: 'me' },
      });
      expect(JSON.stringify(who)).toContain(name);
      await client.close();
    },
  );

  it('a client without credentials is refused', async () => {
    await expect(over(way, {})).rejects.toThrow(/401|Unauthorized|Authentication required/);
  });
});
