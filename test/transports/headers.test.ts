import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { start } from '../support/process.ts';

it("the operator's headers and the named ones of the caller reach the site, the caller's first; no others do", async () => {
  const received: IncomingHttpHeaders[] = [];
  const site = createServer((request, response) => {
    received.push(request.headers);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"name":"ada","displayName":"Ada"}');
  }).listen(0, '127.0.0.1');
  await once(site, 'listening');
  onTestFinished(() => {
    site.closeAllConnections();
    site.close();
  });
  const server = start({
    args: ['--transport', 'streamable-http', '--host', '127.0.0.1', '--port', '0', '-vv'],
    env: {
      JIRA_URL: `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
      JIRA_PERSONAL_TOKEN: 'operators-token',
      JIRA_CUSTOM_HEADERS: 'X-Team=payments,X-Route=blue',
      JIRA_PASSTHROUGH_HEADERS: 'X-Route, X-Request-Id',
    },
  });
  onTestFinished(() => void server.child.kill());
  await vi.waitUntil(() => server.output.stderr.includes('Listening on'));
  const url = /Listening on (\S+)/.exec(server.output.stderr)?.[1] ?? '';
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-route': 'green', 'x-request-id': '7', 'x-other': 'no' },
    body: JSON.stringify({
      method: 'tools/call',
      params: { name: 'jira_get_user_profile', arguments: { user_identifier: 'me' } },
    }),
  });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    authorization: 'Bearer operators-token',
    'x-team': 'payments',
    'x-route': 'green',
    'x-request-id': '7',
  });
  expect(received[0]).not.toHaveProperty('x-other');
  expect(server.output.stderr).not.toMatch(/operators-token|payments|green/);
});
