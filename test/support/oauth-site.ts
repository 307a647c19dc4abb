import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoClient } from '../../src/demo/oauth/authorization-server.ts';
import type { GrantOptions } from '../../src/demo/oauth/grants.ts';
import { createDemoSite } from '../../src/demo/site.ts';
import { listen } from '../../src/server/http/listen.ts';
import { webHandler } from '../../src/server/http/web.ts';
import { emptyFolder } from './process.ts';

export interface OAuthSiteOptions {
  deployment?: 'cloud' | 'datacenter';
  oauth?: Partial<GrantOptions>;
  /** Runs before each request to the token endpoint is answered; an answer of its own takes the place of the site's. */
  onToken?: (form: URLSearchParams) => Promise<Response | undefined> | Response | undefined;
}

const SCOPE =
  'read:jira-work write:jira-work read:confluence-space.summary read:confluence-content.all offline_access';

/** The demo site with its authorization server on a free port, and what a process needs to use it by OAuth. */
export async function startOAuthSite(options: OAuthSiteOptions = {}) {
  const { deployment = 'cloud' } = options;
  const site = createDemoSite({ deployment, ...(options.oauth && { oauth: options.oauth }) });
  const tokenRequests: URLSearchParams[] = [];
  const server = await listen({
    host: '127.0.0.1',
    port: 0,
    handle: webHandler(async (request) => {
      const { pathname } = new URL(request.url);
      if (!/\/(oauth|latest)\/token$/.test(pathname)) return site.fetch(request);
      const form = new URLSearchParams(await request.clone().text());
      tokenRequests.push(form);
      return (await options.onToken?.(form)) ?? site.fetch(request);
    }),
  });
  const folder = emptyFolder();
  const env = {
    ATLASSIAN_AUTH_BASE: server.url,
    ATLASSIAN_API_BASE: server.url,
    ATLASSIAN_OAUTH_CLIENT_ID: demoClient.id,
    ATLASSIAN_OAUTH_CLIENT_SECRET: demoClient.secret,
    ATLASSIAN_OAUTH_REDIRECT_URI: 'http://localhost:1/callback',
    ATLASSIAN_OAUTH_SCOPE: SCOPE,
    MCP_ATLASSIAN_TOKEN_DIR: folder,
    MCP_ATLASSIAN_KEYRING: 'false',
    ...(deployment === 'datacenter' && { JIRA_URL: server.url, ATLASSIAN_OAUTH_SCOPE: 'WRITE' }),
  };
  return {
    url: server.url,
    env,
    folder,
    /** Forms that came to the token endpoint. */
    tokenRequests,
    renewals: () => tokenRequests.filter((form) => form.get('grant_type') === 'refresh_token').length,
    close: () => server.close(0),
    /** Answers the authorize page as a person would; returns where the browser is sent. */
    allow: (authorizeUrl: string, { answer = 'allow', user = 'ada' }: PersonsAnswer = {}) =>
      press(authorizeUrl, { answer, user }),
  };
}

export type OAuthSite = Awaited<ReturnType<typeof startOAuthSite>>;

export interface PersonsAnswer {
  answer?: 'allow' | 'deny';
  /** Login name of a demo user; margaret sees two sites, the others one. */
  user?: string;
}

async function press(authorizeUrl: string, answer: { answer: string; user: string }): Promise<string> {
  const response = await fetch(authorizeUrl, {
    method: 'POST',
    body: new URLSearchParams(answer),
    redirect: 'manual',
  });
  return response.headers.get('location') ?? '';
}

/** Stores a log-in as the wizard does, with changes; returns its tokens. */
export async function storeLogIn(site: OAuthSite, changes: Record<string, unknown> = {}, user = 'ada') {
  const { env, url } = site;
  const redirectUri = env.ATLASSIAN_OAUTH_REDIRECT_URI;
  const base = 'JIRA_URL' in env ? `${url}/rest/oauth2/latest` : url;
  const query = new URLSearchParams({
    client_id: demoClient.id,
    redirect_uri: redirectUri,
    scope: env.ATLASSIAN_OAUTH_SCOPE,
    state: 'x',
    response_type: 'code',
  });
  const code =
    new URL(await site.allow(`${base}/authorize?${query}`, { user })).searchParams.get('code') ?? '';
  const response = await fetch('JIRA_URL' in env ? `${base}/token` : `${base}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: demoClient.id,
      client_secret: demoClient.secret,
    }),
  });
  const answer = (await response.json()) as { access_token: string; refresh_token: string };
  const tokens = {
    access_token: answer.access_token,
    refresh_token: answer.refresh_token,
    expires_at: Date.now() / 1000 + 3600,
    ...('JIRA_URL' in env ? { base_url: url } : { cloud_id: '11111111-2222-4333-8444-555555555555' }),
    ...changes,
  };
  writeFileSync(join(site.folder, `oauth-${demoClient.id}.json`), JSON.stringify(tokens));
  return tokens;
}
