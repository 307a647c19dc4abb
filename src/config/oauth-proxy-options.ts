import { list, oneOf, text, toggle, url } from './option.ts';

const group = 'OAuth log-in for MCP clients';

/** How MCP clients log in through this server. */
export const oauthProxyOptions = {
  oauthProxyEnable: toggle({
    env: 'ATLASSIAN_OAUTH_PROXY_ENABLE',
    group,
    default: false,
    help: 'Let each user of an MCP client log in to Atlassian through this server. Needs the OAuth app (client id, secret, redirect URI) and HTTP.',
  }),
  oauthInstanceUrl: url({
    env: 'ATLASSIAN_OAUTH_INSTANCE_URL',
    group,
    defaultText: 'JIRA_URL, then CONFLUENCE_URL',
    help: 'The Atlassian site to log in to: Cloud, or a Data Center site.',
  }),
  publicBaseUrl: url({
    env: 'PUBLIC_BASE_URL',
    group,
    defaultText: 'the redirect URI without its last part',
    help: 'Where clients and browsers reach this server, e.g. behind a reverse proxy; may have a path.',
    example: 'https://mcp.your-company.com',
  }),
  oauthAllowedRedirects: list({
    env: 'ATLASSIAN_OAUTH_ALLOWED_CLIENT_REDIRECT_URIS',
    group,
    defaultText: "loopback addresses, and ChatGPT's",
    help: 'Patterns of the redirect URIs that clients may have: the port may be *, the host may begin with *., and * stands for any part of the path.',
    example: 'http://localhost:*,https://claude.ai/api/mcp/auth_callback',
  }),
  oauthGrantTypes: list({
    env: 'ATLASSIAN_OAUTH_ALLOWED_GRANT_TYPES',
    group,
    defaultText: 'authorization_code,refresh_token',
    help: 'Leave refresh_token out to have users log in again every hour.',
  }),
  oauthRequireConsent: toggle({
    env: 'ATLASSIAN_OAUTH_REQUIRE_CONSENT',
    group,
    default: true,
    help: 'Ask each user on a page of this server before the client is let through to Atlassian.',
  }),
  oauthStorageMode: oneOf({
    env: 'ATLASSIAN_OAUTH_CLIENT_STORAGE_MODE',
    group,
    words: ['default', 'factory'],
    default: 'default',
    help: 'default keeps log-ins of MCP clients in MCP_STATE_URL, or without it in a file. factory asks for a store of your own, which is MCP_STATE_URL here: the start fails without it.',
  }),
  oauthStateFile: text({
    env: 'MCP_ATLASSIAN_LOG_INS_FILE',
    group,
    defaultText: 'log-ins.jsonl in MCP_ATLASSIAN_TOKEN_DIR',
    help: 'Where log-ins of MCP clients outlive a restart, encrypted, when MCP_STATE_URL is not set.',
  }),
};
