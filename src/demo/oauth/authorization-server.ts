import type { Answer, Deployment } from '../call.ts';
import { cloudIds, users } from '../users.ts';
import { authorizePage, errorPage } from './authorize-page.ts';
import { createGrants, type Grant, type GrantOptions, type Grants } from './grants.ts';

/** The one OAuth app that is registered at the demo site. */
export const demoClient = { id: 'demo-client', secret: 'demo-secret' };

const PATHS = {
  cloud: {
    authorize: '/authorize',
    token: '/oauth/token',
    resources: '/oauth/token/accessible-resources',
  },
  datacenter: {
    authorize: '/rest/oauth2/latest/authorize',
    token: '/rest/oauth2/latest/token',
    resources: undefined,
  },
} as const;

export interface AuthorizationServer {
  /** The answer to a request for one of its pages; undefined for any other path. */
  handle(request: Request): Promise<Answer | undefined>;
  /** Whose access token this is; `expired` for one that was valid once. */
  find(token: string): Grant | 'expired' | undefined;
}

/** Plays auth.atlassian.com (Cloud), or a Data Center site's own OAuth 2.0 provider. */
export function createAuthorizationServer(
  deployment: Deployment,
  options: Partial<GrantOptions> = {},
): AuthorizationServer {
  const grants = createGrants({ accessTokenSeconds: 3600, reuseLeewaySeconds: 600, ...options });
  const paths = PATHS[deployment];
  const token = async (request: Request): Promise<Answer> => {
    const form = await readForm(request);
    const get = (name: string) => form.get(name) ?? '';
    if (get('client_id') !== demoClient.id || get('client_secret') !== demoClient.secret)
      return refuse(401, 'access_denied', 'Unauthorized');
    const result =
      get('grant_type') === 'refresh_token'
        ? grants.refresh(get('refresh_token'), get('client_id'))
        : grants.exchange(get('code'), {
            clientId: get('client_id'),
            redirectUri: get('redirect_uri'),
            verifier: get('code_verifier'),
          });
    return typeof result === 'string'
      ? refuse(get('grant_type') === 'refresh_token' ? 403 : 400, 'invalid_grant', result)
      : { status: 200, body: result, headers: { 'cache-control': 'no-store' } };
  };
  const authorize = async (request: Request): Promise<Answer> => {
    const query = new URL(request.url).searchParams;
    const redirectUri = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== demoClient.id) return errorPage('This app is not registered.');
    if (!isRegistered(redirectUri)) return errorPage('The redirect URI is not registered for this app.');
    if (request.method === 'GET') return authorizePage(query, users);
    return { status: 302, headers: { location: decide(query, await readForm(request), grants) } };
  };
  const resources = (request: Request): Answer => {
    const grant = grants.find(bearerOf(request) ?? '');
    if (typeof grant !== 'object') return { status: 401, body: { code: 401, message: 'Unauthorized' } };
    // Most people see one site; one of them sees two.
    const ids = grant.user.name === 'margaret' ? cloudIds : cloudIds.slice(1);
    return { status: 200, body: ids.map((id) => accessibleSite(id, grant)) };
  };
  return {
    find: grants.find,
    handle: async (request) => {
      // Data Center serves each product below a context path of its own.
      const path = new URL(request.url).pathname.replace(/^\/confluence(?=\/rest\/oauth2)/, '');
      if (path === paths.authorize) return authorize(request);
      if (path === paths.token && request.method === 'POST') return token(request);
      if (path === paths.resources) return resources(request);
      return undefined;
    },
  };
}

/** Where the browser goes once the person has answered. */
function decide(query: URLSearchParams, choice: URLSearchParams, grants: Grants): string {
  const redirectUri = query.get('redirect_uri') ?? '';
  const target = new URL(redirectUri);
  const state = query.get('state');
  if (state) target.searchParams.set('state', state);
  const user = users.find(({ name, active }) => active && name === choice.get('user'));
  if (!user || choice.get('answer') !== 'allow') {
    target.searchParams.set('error', 'access_denied');
    return target.href;
  }
  const scopes = (query.get('scope') ?? '').split(/[\s,]+/);
  const grant = { user, clientId: demoClient.id, scopes };
  const code = grants.authorize(grant, redirectUri, query.get('code_challenge') ?? undefined);
  target.searchParams.set('code', code);
  return target.href;
}

const accessibleSite = (id: string, { scopes }: Grant) => ({
  id,
  url: id === cloudIds[1] ? 'https://demo.atlassian.net' : 'https://other-demo.atlassian.net',
  name: id === cloudIds[1] ? 'demo' : 'other-demo',
  scopes: scopes.filter((scope) => scope !== 'offline_access'),
  avatarUrl: 'https://demo.atlassian.net/avatar.png',
});

const bearerOf = (request: Request): string | undefined =>
  /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];

/** Callbacks of command lines and of servers on this machine. */
const isRegistered = (uri: string): boolean =>
  URL.canParse(uri) && ['localhost', '127.0.0.1'].includes(new URL(uri).hostname) && /callback$/.test(uri);

async function readForm(request: Request): Promise<URLSearchParams> {
  const text = await request.text();
  if (!request.headers.get('content-type')?.startsWith('application/json')) return new URLSearchParams(text);
  return new URLSearchParams(JSON.parse(text) as Record<string, string>);
}

const refuse = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});
