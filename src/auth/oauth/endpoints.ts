/** Where an OAuth client goes. Cloud: developer.atlassian.com "OAuth 2.0 (3LO) apps"; Data Center: "OAuth 2.0 provider API". */
export interface OAuthEndpoints {
  authorize: string;
  token: string;
  /** Lists the sites that a token reaches; Cloud only. */
  resources?: string;
  /** Parameters that the authorization request carries beside the standard ones. */
  extra: Readonly<Record<string, string>>;
}

/** Endpoints of Atlassian Cloud; the bases are options so that a gateway or a test can stand in their place. */
export const cloudEndpoints = (authBase: string, apiBase: string): OAuthEndpoints => ({
  authorize: `${authBase}/authorize`,
  token: `${authBase}/oauth/token`,
  resources: `${apiBase}/oauth/token/accessible-resources`,
  extra: { audience: 'api.atlassian.com', prompt: 'consent' },
});

export const dataCenterEndpoints = (siteUrl: string): OAuthEndpoints => ({
  authorize: `${siteUrl}/rest/oauth2/latest/authorize`,
  token: `${siteUrl}/rest/oauth2/latest/token`,
  extra: {},
});
