import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';

/** A Jira that answers when the test says so, and counts the requests that were given up. */
export async function startSilentSite() {
  const open = new Set<ServerResponse>();
  const counts = { opened: 0, closed: 0 };
  const server = createServer((_, response) => {
    counts.opened += 1;
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      if (!response.writableFinished) counts.closed += 1;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    counts,
    /** Options of a server for this site. */
    env: {
      JIRA_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      JIRA_PERSONAL_TOKEN: 'x',
    },
    asked: (times = 1) => vi.waitUntil(() => counts.opened === times, { interval: 5 }),
    givenUp: () => vi.waitUntil(() => counts.closed === 1, { interval: 5 }),
    answer(body: object) {
      for (const response of open)
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    },
  };
}
