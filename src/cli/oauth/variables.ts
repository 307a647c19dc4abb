import type { AccessibleSite } from '../../auth/oauth/accessible-sites.ts';
import type { OAuthClient } from '../../auth/oauth/client.ts';

/** The variables to set for the server, one a line; the secret is named, not shown. */
export function describeVariables(client: OAuthClient, site: AccessibleSite | undefined): string {
  const lines = [
    ...(site ? [`JIRA_URL=${site.url}`, `CONFLUENCE_URL=${site.url}/wiki`] : []),
    `ATLASSIAN_OAUTH_CLIENT_ID=${client.clientId}`,
    'ATLASSIAN_OAUTH_CLIENT_SECRET=<the secret you entered>',
    `ATLASSIAN_OAUTH_REDIRECT_URI=${client.redirectUri}`,
    `ATLASSIAN_OAUTH_SCOPE="${client.scope}"`,
    ...(site ? [`ATLASSIAN_OAUTH_CLOUD_ID=${site.id}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
