import type { Deployment } from '../demo/call.ts';
import { users } from '../demo/users.ts';

export interface DemoDescription {
  /** Address of the server, e.g. `http://127.0.0.1:9000`. */
  url: string;
  path: string;
  deployment: Deployment;
}

/** What `--demo` prints: endpoint, client configuration, calls to try, and who is there. */
export function describeDemo({ url, path, deployment }: DemoDescription): string {
  const endpoint = url + path;
  const config = JSON.stringify({ mcpServers: { 'atlassian-demo': { url: endpoint } } }, null, 2);
  const call = (body: object) =>
    `curl -s ${endpoint} -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
  const people = users
    .filter((user) => user.active)
    .map((user) => `  ${user.displayName.padEnd(18)} ${deployment === 'cloud' ? user.email : user.name}`);
  return `
Demo of ${deployment === 'cloud' ? 'Atlassian Cloud' : 'Jira and Confluence Data Center'}, in memory: change what you like, a restart brings it back.

Endpoint: ${endpoint}

Client configuration to paste:
${config}

Calls to try:
  ${call({ method: 'tools/list', params: {} })}

  ${call({ method: 'tools/call', params: { name: 'jira_search', arguments: { jql: 'project = PROJ AND status = "In Progress"', limit: 5 } } })}

  ${call({ method: 'tools/call', params: { name: 'confluence_get_page', arguments: { page_id: '98310' } } })}

People (you act as ${users[0]?.displayName}):
${people.join('\n')}
${deployment === 'cloud' ? `\nTo act as Grace Hopper instead, add: -H 'Authorization: Bearer YOUR_OAUTH_TOKEN' -H 'X-Atlassian-Cloud-Id: YOUR_CLOUD_ID'\n` : ''}
Ctrl-C stops it.
`;
}
