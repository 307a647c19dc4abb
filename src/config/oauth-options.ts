import { text, toggle, url } from './option.ts';

const group = 'OAuth';

/** The OAuth app of one product, where it is another one than the other product's. */
const productOAuthOptions = (name: 'JIRA' | 'CONFLUENCE') => {
  const shared = (variable: string) => `ATLASSIAN_OAUTH_${variable} when not set.`;
  return {
    clientId: text({ env: `${name}_OAUTH_CLIENT_ID`, group, help: shared('CLIENT_ID') }),
    clientSecret: text({
      env: `${name}_OAUTH_CLIENT_SECRET`,
      group,
      secret: true,
      help: shared('CLIENT_SECRET'),
    }),
    redirectUri: url({ env: `${name}_OAUTH_REDIRECT_URI`, group, help: shared('REDIRECT_URI') }),
    scope: text({ env: `${name}_OAUTH_SCOPE`, group, help: shared('SCOPE') }),
    accessToken: text({
      env: `${name}_OAUTH_ACCESS_TOKEN`,
      group,
      secret: true,
      help: shared('ACCESS_TOKEN'),
    }),
  };
};

const jira = productOAuthOptions('JIRA');
const confluence = productOAuthOptions('CONFLUENCE');

/** The OAuth apps of the products, and where log-ins are kept. */
export const oauthOptions = {
  oauthEnable: toggle({
    env: 'ATLASSIAN_OAUTH_ENABLE',
    group,
    default: false,
    help: 'Each HTTP request brings its own OAuth token (Authorization: Bearer, X-Atlassian-Cloud-Id); a user name and API token of the operator are then not used on Cloud.',
  }),
  oauthClientId: text({
    env: 'ATLASSIAN_OAUTH_CLIENT_ID',
    flag: '--oauth-client-id <id>',
    group,
    help: 'Client id of your app (developer.atlassian.com; Data Center: application link).',
    example: 'your-client-id',
  }),
  oauthClientSecret: text({
    env: 'ATLASSIAN_OAUTH_CLIENT_SECRET',
    flag: '--oauth-client-secret <secret>',
    group,
    secret: true,
    help: 'Secret of your app. Prefer the environment or .env to the flag: other users of the machine can see flags.',
    example: 'your-client-secret',
  }),
  oauthRedirectUri: url({
    env: 'ATLASSIAN_OAUTH_REDIRECT_URI',
    flag: '--oauth-redirect-uri <url>',
    group,
    defaultText: 'http://localhost:8080/callback',
    help: 'Callback URL of your app, exactly as registered there.',
    example: 'http://localhost:8080/callback',
  }),
  oauthScope: text({
    env: 'ATLASSIAN_OAUTH_SCOPE',
    flag: '--oauth-scope <scopes>',
    group,
    defaultText: 'Cloud: reading and writing in both products, with offline_access; Data Center: WRITE',
    help: 'Scopes to ask for, with spaces between them. Cloud needs offline_access, or the log-in ends within the hour.',
  }),
  oauthCloudId: text({
    env: 'ATLASSIAN_OAUTH_CLOUD_ID',
    flag: '--oauth-cloud-id <id>',
    group,
    help: 'Cloud id of your site; found by the log-in when not set.',
  }),
  oauthAccessToken: text({
    env: 'ATLASSIAN_OAUTH_ACCESS_TOKEN',
    flag: '--oauth-access-token <token>',
    group,
    secret: true,
    help: 'An OAuth access token that you renew yourself; Cloud needs ATLASSIAN_OAUTH_CLOUD_ID beside it.',
  }),
  oauthAuthBase: url({
    env: 'ATLASSIAN_AUTH_BASE',
    group,
    default: 'https://auth.atlassian.com',
    help: "Authorization server for Cloud; Atlassian's public one unless you run another.",
  }),
  oauthTokenFolder: text({
    env: 'MCP_ATLASSIAN_TOKEN_DIR',
    group,
    defaultText: '~/.mcp-atlassian',
    help: 'Folder in which log-ins are kept; it has to be writable, and to stay when a container is replaced.',
  }),
  oauthTokenKey: text({
    env: 'MCP_ATLASSIAN_TOKEN_KEY',
    group,
    secret: true,
    help: 'Encrypts the stored log-ins with this secret; existing ones are encrypted when they are next renewed.',
  }),
  oauthKeyring: toggle({
    env: 'MCP_ATLASSIAN_KEYRING',
    group,
    default: true,
    help: "Keep log-ins in the operating system's keyring as well, where the optional package @napi-rs/keyring finds one.",
  }),
  jiraOauthClientId: jira.clientId,
  jiraOauthClientSecret: jira.clientSecret,
  jiraOauthRedirectUri: jira.redirectUri,
  jiraOauthScope: jira.scope,
  jiraOauthAccessToken: jira.accessToken,
  confluenceOauthClientId: confluence.clientId,
  confluenceOauthClientSecret: confluence.clientSecret,
  confluenceOauthRedirectUri: confluence.redirectUri,
  confluenceOauthScope: confluence.scope,
  confluenceOauthAccessToken: confluence.accessToken,
};
