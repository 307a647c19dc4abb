import { fileURLToPath } from 'node:url';
import type { Server } from './server.ts';
import { standardCalls } from './standard-calls.ts';

const script = (name: string) => fileURLToPath(new URL(`./floors/${name}`, import.meta.url));
const settings = { FLOOR_TOOLS: '100' };

/** The least that answers: node:http alone, with an answer that was ready before. */
export const rawHttp: Server = {
  name: 'node:http alone, ready answer',
  kind: 'floor',
  eras: ['2026-07-28'],
  http: (_, port) => ({ args: [script('raw-http.mjs'), String(port)] }),
  calls: standardCalls,
};

/** The MCP SDK the way its documentation shows it, with 100 tools; its tools pass on what Jira says. */
export const documentedSdk: Server = {
  name: 'SDK as documented, 100 tools',
  kind: 'floor',
  eras: ['handshake', '2026-07-28'],
  stdio: ({ cloud }) => ({ args: [script('sdk.mjs')], env: { ...settings, JIRA_URL: cloud.jira } }),
  http: ({ cloud }, port) => ({
    args: [script('sdk.mjs'), String(port)],
    env: { ...settings, JIRA_URL: cloud.jira },
  }),
  calls: standardCalls,
};
