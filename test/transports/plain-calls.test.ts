import { expect, it, onTestFinished } from 'vitest';
import { openFront, post } from '../support/front.ts';
import { startHttp } from '../support/process.ts';

const list = { method: 'tools/list', params: {} };

it('plain calls are answered and logged', async () => {
  const server = await startHttp({ args: ['-v'] });
  onTestFinished(() => void server.child.kill());
  const answer = await fetch(`${server.url}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(list),
  });
  expect(answer.status).toBe(200);
  await expect.poll(() => server.output.stderr).toContain('plain call method=tools/list');
});

it('plain calls are refused where the operator switched them off; JSON-RPC is not', async () => {
  const { send } = await openFront({ env: { MCP_PLAIN_CALLS: 'false' } });
  const headers = { accept: '*/*' };
  const refused = await post(send, '/mcp', list, { headers });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { code: -32600 } });
  expect((await post(send, '/mcp', { jsonrpc: '2.0', id: 1, ...list }, { headers })).status).toBe(200);
});
