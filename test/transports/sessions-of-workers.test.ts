import { SSEClientTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectClient } from '../support/clients.ts';
import { startHttp } from '../support/process.ts';

const read = { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1' } };
const remove = { name: 'jira_delete_issue', arguments: { issue_key: 'PROJ-40' } };
const decline = () => ({ action: 'decline' as const });

let server: Awaited<ReturnType<typeof startHttp>>;
beforeAll(async () => {
  server = await startHttp({ env: { WORKERS: '2', CONFIRM_DESTRUCTIVE: 'true' } });
});
afterAll(() => void server.child.kill());

/** A new connection for each request, so that either worker gets some. */
const unkept = (url: string | URL, init?: RequestInit) =>
  fetch(url, {
    ...init,
    headers: { ...Object.fromEntries(new Headers(init?.headers)), connection: 'close' },
  });

it.each([
  ['a session', () => new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { fetch: unkept })],
  ['HTTP+SSE', () => new SSEClientTransport(new URL(`${server.url}/sse`), { fetch: unkept })],
])('%s works whichever worker gets a request, also where the person is asked', async (_, open) => {
  const client = await connectClient(open(), { answer: decline });
  const answers = await Promise.all(Array.from({ length: 20 }, () => client.callTool(read)));
  expect(answers.map(({ isError }) => isError ?? false)).toEqual(answers.map(() => false));
  for (let round = 0; round < 5; round += 1) {
    const refused = await client.callTool(remove);
    expect(refused.content).toMatchObject([{ text: expect.stringContaining('Not confirmed') }]);
  }
  await client.close();
});
