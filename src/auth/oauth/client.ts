import type { Fetch } from '../../http/request.ts';
import type { OAuthEndpoints } from './endpoints.ts';

/** An app that the operator registered with Atlassian, and how to reach its authorization server. */
export interface OAuthClient {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** With spaces between the scopes. */
  scope: string;
  endpoints: OAuthEndpoints;
  /** Data Center: the site that the log-in is for; absent on Cloud. */
  siteUrl?: string;
  fetch: Fetch;
}

/** What to run when a log-in is missing or has ended. */
export const LOG_IN_AGAIN = 'Run `mcp-atlassian oauth-setup` to log in again.';
