import { once } from 'node:events';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { onTestFinished } from 'vitest';
import { cli, emptyFolder } from '../support/process.ts';

/** A Jira with one user, who names the team and the proxy of the request. */
const jira: RequestListener = (request, response) => {
  const via = request.headers.via ? ', by a proxy' : '';
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      name: 'ada',
      key: 'ada',
      displayName: `Ada via ${request.headers['x-team'] ?? 'nobody'}${via}`,
    }),
  );
};

/** What a right answer contains. */
export const fine = 'Ada via';

/** Starts that Jira on a free port of 127.0.0.1 until the test is over. */
export async function startJira(tls?: ServerOptions, answer: RequestListener = jira): Promise<string> {
  const server = tls ? createHttps(tls, answer) : createHttp(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What jira_get_user_profile says with these options, and what is logged meanwhile at debug level. */
export async function askAndListen(env: Record<string, string>): Promise<{ text: string; log: string }> {
  const client = new Client({ name: 'test', version: '1' });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [cli, '-vv'],
    env: { JIRA_PERSONAL_TOKEN: 's3cret', ...env },
    cwd: emptyFolder(),
    stderr: 'pipe',
  });
  let log = '';
  transport.stderr?.on('data', (piece: Buffer) => {
    log += piece.toString('utf8');
  });
  await client.connect(transport);
  try {
    const { content } = await client.callTool({
      name: 'jira_get_user_profile',
      arguments: { user_identifier: 'me' },
    });
    return { text: content[0]?.type === 'text' ? content[0].text : '', log };
  } finally {
    await client.close();
  }
}

/** What jira_get_user_profile says with these options. */
export const ask = async (env: Record<string, string>): Promise<string> => (await askAndListen(env)).text;
