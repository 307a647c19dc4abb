import type { Fetch } from '../../http/request.ts';
import type { State } from '../../state/state.ts';
import type { OAuthClient } from '../oauth/client.ts';

/** How MCP clients log in through this server. */
export interface ProxySettings {
  /** This server as an authorization server: its public base URL, without trailing slash. */
  issuer: string;
  /** The MCP endpoint's public URL: the audience of the tokens that are given out. */
  resource: string;
  /** The operator's app at Atlassian; its redirect URI is this server's callback. */
  upstream: OAuthClient;
  /** Scopes that clients may ask for. */
  scopes: readonly string[];
  /** Patterns that redirect URIs of clients have to match; see redirect-patterns.ts. */
  allowedRedirects: readonly string[];
  /** Whether clients get refresh tokens. */
  renewable: boolean;
  requireConsent: boolean;
  /** Shared by all processes of the service; what is secret in it is encrypted. */
  state: State;
  /** Fetches client metadata documents: only from public addresses. */
  fetchDocument: Fetch;
  /** Addresses of the operator's sites, by which one of several accessible sites is chosen. */
  configuredUrls: readonly string[];
  cloudId: string | undefined;
  /** Milliseconds for which a rotated refresh token is taken again, as when an answer was lost on the way. */
  refreshGraceMs: number;
  warn(message: string): void;
}

/** A refusal in the words of RFC 6749, RFC 7591 and RFC 8707. */
export class OAuthProblem extends Error {
  override readonly name = 'OAuthProblem';
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
