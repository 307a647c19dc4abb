import { splitAuthorization } from '../auth/authorization.ts';
import { sitesFrom } from '../auth/from-config.ts';
import { readCloudId } from '../auth/from-request.ts';
import type { Identity } from '../auth/identity.ts';
import { createProxyIdentities, SiteNotNamed } from '../auth/proxy/identity.ts';
import type { ProxySettings } from '../auth/proxy/settings.ts';
import { ACCESS_PREFIX } from '../auth/proxy/tokens.ts';
import { Unauthorized } from '../auth/refused.ts';
import type { RequestHeaders } from '../auth/request-headers.ts';
import type { Config } from '../config/options.ts';
import { createTargetPolicy } from '../http/target-policy.ts';
import type { Answer } from '../server/http/answer.ts';
import type { HttpRequest } from '../server/http/http-request.ts';
import { resourceMetadataUrl } from '../server/http/oauth/metadata.ts';
import { createOAuthRoutes } from '../server/http/oauth/routes.ts';
import { createStepUp, type StepUp } from '../server/http/oauth/step-up.ts';
import { sealed } from '../state/sealed.ts';
import type { Everything } from '../toolsets.ts';
import { gatewayOf } from './app-settings.ts';
import { guarded } from './guarded.ts';
import { networkSettings } from './network-settings.ts';
import { oauthClient } from './oauth-log-ins.ts';
import type { Parts } from './parts.ts';

const DEFAULT_REDIRECTS = [
  'http://localhost:*',
  'http://127.0.0.1:*',
  'https://chatgpt.com/connector_platform_oauth_redirect',
  'https://chat.openai.com/connector_platform_oauth_redirect',
];
const REFRESH_GRACE_MS = 10_000;

/** Log-in for MCP clients, as the HTTP surface uses it. */
export interface OAuthProxy {
  /** The authorization server's answer; undefined for requests that are none of its own. */
  handle(request: HttpRequest): Promise<Answer | undefined>;
  /**
   * The identity behind a token of ours; undefined for requests that bring none.
   * @throws Refused (401 for a token that is over, 400 for a cloud id that is none).
   */
  identify(headers: RequestHeaders): Promise<Identity | undefined>;
  /** Asks for a log-in with more scopes where a tool needs them. */
  stepUp: StepUp<Everything>;
  /** WWW-Authenticate of a 401 (RFC 9728 section 5.1, RFC 6750 section 3). */
  challenge(error?: 'invalid_token' | 'insufficient_scope', scope?: string): string;
}

/** Undefined when it is not enabled, or something that it needs is not configured; the log then names what. */
export function oauthProxy(parts: Parts): OAuthProxy | undefined {
  const settings = proxySettings(parts);
  if (!settings) return undefined;
  const { config, sites, log } = parts;
  const identify = createProxyIdentities(settings, { gateway: gatewayOf(config), sites: sitesFrom(sites) });
  const challenge: OAuthProxy['challenge'] = (error, scope) =>
    [
      `Bearer resource_metadata="${resourceMetadataUrl(settings)}"`,
      `scope="${scope ?? settings.scopes.filter((word) => word !== 'offline_access').join(' ')}"`,
      ...(error ? [`error="${error}"`] : []),
    ].join(', ');
  log.info(`OAuth log-in for MCP clients at ${settings.issuer}`);
  return {
    handle: createOAuthRoutes(settings, log),
    challenge,
    stepUp: createStepUp({ scopes: settings.scopes, challenge }),
    identify: async (headers) => {
      const { scheme, value: token } = splitAuthorization(headers.get('authorization') ?? '');
      if (scheme !== 'bearer' || !token.startsWith(ACCESS_PREFIX)) return undefined;
      const identity = await identify(token, readCloudId(headers)).catch((error) => {
        if (error instanceof SiteNotNamed) throw new Unauthorized(`Unauthorized: ${error.message}`);
        throw error;
      });
      if (identity) return identity;
      const over = new Unauthorized(
        'Unauthorized: this log-in has ended or is for another server: log in again.',
      );
      over.challenge = challenge('invalid_token');
      throw over;
    },
  };
}

/** The app with which clients log in; undefined where that is not enabled, or the app is not complete. */
export function logInApp({ config, fetch }: Pick<Parts, 'config' | 'fetch'>) {
  if (!config.oauthProxyEnable) return undefined;
  const upstream = oauthClient(withInstance(config), 'jira', fetch.jira);
  const redirectUri = config.jiraOauthRedirectUri ?? config.oauthRedirectUri;
  return upstream && redirectUri ? { upstream, redirectUri } : undefined;
}

function proxySettings(parts: Parts): ProxySettings | undefined {
  const { config, shared, fetch, log } = parts;
  if (!config.oauthProxyEnable) return undefined;
  const app = logInApp(parts);
  if (!app) {
    log.warn(
      'ATLASSIAN_OAUTH_PROXY_ENABLE has no effect: set ATLASSIAN_OAUTH_CLIENT_ID, ATLASSIAN_OAUTH_CLIENT_SECRET and ATLASSIAN_OAUTH_REDIRECT_URI.',
    );
    return undefined;
  }
  const { upstream } = app;
  const issuer = config.publicBaseUrl ?? baseOf(app.redirectUri);
  const { jiraUrl, confluenceUrl } = config;
  return {
    issuer,
    resource: `${issuer}${config.path ?? '/mcp'}`,
    upstream,
    scopes: upstream.scope.split(/[\s,]+/).filter(Boolean),
    allowedRedirects: config.oauthAllowedRedirects ?? DEFAULT_REDIRECTS,
    renewable: config.oauthGrantTypes?.includes('refresh_token') ?? true,
    requireConsent: config.oauthRequireConsent,
    // Whoever reads the store must not find log-ins in it; the app's secret is known to every replica.
    state: sealed(shared.state, {
      key: upstream.clientSecret,
      onUnreadable: () => log.warn('A stored log-in was made with another client secret and is left out'),
    }),
    fetchDocument: guarded({
      policy: createTargetPolicy({ allowedHosts: config.allowedUrlDomains, sites: [] }),
      tls: networkSettings(config, 'jira'),
      named: fetch.jira,
    }),
    configuredUrls: [jiraUrl, confluenceUrl].filter((url) => url !== undefined),
    cloudId: config.oauthCloudId,
    refreshGraceMs: REFRESH_GRACE_MS,
    warn: (message) => log.warn(message),
  };
}

/** The site to log in to stands in the place of Jira's, where the operator named one. */
const withInstance = (config: Config): Config => ({
  ...config,
  jiraUrl: config.oauthInstanceUrl ?? config.jiraUrl ?? config.confluenceUrl,
});

/** The redirect URI without its last part is where this server is reached, unless the operator says otherwise. */
function baseOf(redirectUri: string): string {
  const { origin, pathname } = new URL(redirectUri);
  return `${origin}${pathname.slice(0, pathname.lastIndexOf('/'))}`.replace(/\/+$/, '');
}
