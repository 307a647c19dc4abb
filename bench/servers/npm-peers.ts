import { fileURLToPath } from 'node:url';
import { type Addresses, account } from '../sites/site.ts';
import type { Server } from './server.ts';

interface Peer {
  name: string;
  /** The executable inside bench/node_modules. */
  script: string;
  env: (cloud: Addresses) => Record<string, string>;
  calls: Server['calls'];
}

const fields = ['summary', 'status', 'assignee', 'priority', 'issuetype', 'updated'];
const { email, token } = account;

const peers: Peer[] = [
  {
    name: 'mcp-jira-cloud',
    script: 'mcp-jira-cloud/dist/index.js',
    env: ({ jira }) => ({ JIRA_BASE_URL: jira, JIRA_EMAIL: email, JIRA_API_TOKEN: token }),
    calls: ({ issue, jql }) => ({
      issue: { name: 'jira_get_issue', arguments: { issueIdOrKey: issue }, contains: issue },
      search: { name: 'jira_search_issues', arguments: { jql, maxResults: 50, fields }, contains: 'PROJ-' },
    }),
  },
  {
    name: '@aaronsb/jira-cloud-mcp',
    script: '@aaronsb/jira-cloud-mcp/build/index.js',
    env: ({ jira }) => ({ JIRA_HOST: jira, JIRA_EMAIL: email, JIRA_API_TOKEN: token }),
    calls: ({ issue, jql }) => ({
      issue: { name: 'manage_jira_issue', arguments: { operation: 'get', issueKey: issue }, contains: issue },
      search: {
        name: 'manage_jira_filter',
        arguments: { operation: 'execute_jql', jql, maxResults: 50 },
        contains: 'PROJ-',
      },
    }),
  },
  {
    name: '@nexus2520/jira-mcp-server',
    script: '@nexus2520/jira-mcp-server/build/index.js',
    env: ({ jira }) => ({ JIRA_BASE_URL: jira, JIRA_EMAIL: email, JIRA_API_TOKEN: token }),
    calls: ({ issue, jql }) => ({
      issue: { name: 'jira_issues', arguments: { action: 'get', issueKey: issue }, contains: issue },
      search: {
        name: 'jira_search',
        arguments: { action: 'issues', jql, maxResults: 50 },
        contains: 'PROJ-',
      },
    }),
  },
  {
    name: '@aashari/mcp-server-atlassian-jira',
    script: '@aashari/mcp-server-atlassian-jira/dist/index.js',
    env: () => ({
      ATLASSIAN_SITE_NAME: 'demo',
      ATLASSIAN_USER_EMAIL: email,
      ATLASSIAN_API_TOKEN: token,
      TRANSPORT_MODE: 'stdio',
    }),
    // It talks to *.atlassian.net alone.
    calls: () => ({}),
  },
  {
    name: '@answerai/jira-mcp',
    script: '@answerai/jira-mcp/build/index.js',
    env: ({ jira }) => ({ JIRA_BASE_URL: jira, JIRA_USER_EMAIL: email, JIRA_API_TOKEN: token }),
    calls: ({ issue, jql }) => ({
      issue: { name: 'get_issue', arguments: { issueId: issue }, contains: issue },
      search: { name: 'search_issues', arguments: { searchString: jql }, contains: 'PROJ-' },
    }),
  },
  {
    name: 'mcp-atlassian (npm)',
    script: 'mcp-atlassian/dist/index.js',
    env: ({ jira }) => ({ ATLASSIAN_BASE_URL: jira, ATLASSIAN_EMAIL: email, ATLASSIAN_API_TOKEN: token }),
    calls: ({ issue, jql, page, title }) => ({
      issue: { name: 'read_jira_issue', arguments: { issueKey: issue }, contains: issue },
      search: {
        name: 'search_jira_issues',
        arguments: { jql, maxResults: 50, fields: fields.join(',') },
        contains: 'PROJ-',
      },
      page: { name: 'read_confluence_page', arguments: { pageId: page }, contains: title },
    }),
  },
];

/** The peers from npm, which speak stdio. */
export const npmPeers: Server[] = peers.map(({ name, script, env, calls }) => ({
  name,
  kind: 'peer',
  eras: ['handshake'],
  stdio: (site) => ({
    args: [fileURLToPath(new URL(`../node_modules/${script}`, import.meta.url))],
    env: env(site.cloud),
  }),
  calls,
}));
