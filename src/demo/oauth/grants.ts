import { createHash, randomBytes } from 'node:crypto';
import type { DemoUser } from '../users.ts';

/** What a person allowed a client to do. */
export interface Grant {
  user: DemoUser;
  clientId: string;
  scopes: readonly string[];
  revoked: boolean;
}

interface Code {
  grant: Grant;
  redirectUri: string;
  challenge: string | undefined;
  expiresAt: number;
  used: boolean;
}

interface RefreshToken {
  grant: Grant;
  /** When its successor was given out; it works for the leeway after that. */
  rotatedAt: number | undefined;
}

interface AccessToken {
  grant: Grant;
  expiresAt: number;
}

export interface GrantOptions {
  /** Seconds that an access token lives. */
  accessTokenSeconds: number;
  /** Seconds for which a rotated refresh token still works; Atlassian gives 10 minutes. */
  reuseLeewaySeconds: number;
}

export interface TokenAnswer {
  access_token: string;
  refresh_token?: string;
  token_type: 'Bearer';
  expires_in: number;
  scope: string;
}

const CODE_SECONDS = 300;
const random = (prefix: string): string => `${prefix}-${randomBytes(16).toString('base64url')}`;

/** Gives out tokens; access tokens expire, refresh tokens rotate. */
function createTokens({ accessTokenSeconds, reuseLeewaySeconds }: GrantOptions) {
  const refreshTokens = new Map<string, RefreshToken>();
  const accessTokens = new Map<string, AccessToken>();
  const issue = (grant: Grant): TokenAnswer => {
    const access = random('demo-access');
    accessTokens.set(access, { grant, expiresAt: Date.now() + accessTokenSeconds * 1000 });
    const answer: TokenAnswer = {
      access_token: access,
      token_type: 'Bearer',
      expires_in: accessTokenSeconds,
      scope: grant.scopes.join(' '),
    };
    if (!grant.scopes.includes('offline_access') && !grant.scopes.includes('WRITE')) return answer;
    const refresh = random('demo-refresh');
    refreshTokens.set(refresh, { grant, rotatedAt: undefined });
    return { ...answer, refresh_token: refresh };
  };
  return {
    issue,
    /** The next pair of tokens, or why there is none. Reuse after the leeway ends the whole grant. */
    refresh(token: string, clientId: string): TokenAnswer | string {
      const known = refreshTokens.get(token);
      if (!known || known.grant.clientId !== clientId || known.grant.revoked)
        return 'Unknown or invalid refresh token.';
      if (known.rotatedAt !== undefined && Date.now() - known.rotatedAt > reuseLeewaySeconds * 1000) {
        known.grant.revoked = true;
        return 'refresh_token is invalid: it was already used';
      }
      known.rotatedAt ??= Date.now();
      return issue(known.grant);
    },
    /** Whose access token this is; `expired` for one that was valid once. */
    find(token: string): Grant | 'expired' | undefined {
      const known = accessTokens.get(token);
      if (!known) return undefined;
      return known.grant.revoked || known.expiresAt < Date.now() ? 'expired' : known.grant;
    },
  };
}

/** The memory of the demo authorization server. */
export function createGrants(options: GrantOptions) {
  const codes = new Map<string, Code>();
  const tokens = createTokens(options);
  return {
    refresh: tokens.refresh,
    find: tokens.find,
    /** A code for the redirect; `challenge` is PKCE's S256 value. */
    authorize(grant: Omit<Grant, 'revoked'>, redirectUri: string, challenge: string | undefined): string {
      const code = random('demo-code');
      const expiresAt = Date.now() + CODE_SECONDS * 1000;
      codes.set(code, {
        grant: { ...grant, revoked: false },
        redirectUri,
        challenge,
        expiresAt,
        used: false,
      });
      return code;
    },
    /** The tokens for a code, or why there are none. A code that comes twice ends the whole grant (RFC 6749 section 4.1.2). */
    exchange(code: string, proof: Proof): TokenAnswer | string {
      const known = codes.get(code);
      if (!known || known.grant.clientId !== proof.clientId) return 'authorization code is invalid';
      if (known.used) {
        known.grant.revoked = true;
        return 'authorization code was already used';
      }
      known.used = true;
      if (known.expiresAt < Date.now()) return 'authorization code has expired';
      if (known.redirectUri !== proof.redirectUri) return 'redirect_uri does not match';
      const challenge = createHash('sha256').update(proof.verifier).digest('base64url');
      if (known.challenge !== undefined && known.challenge !== challenge)
        return 'code_verifier does not match';
      return tokens.issue(known.grant);
    },
  };
}

interface Proof {
  clientId: string;
  redirectUri: string;
  verifier: string;
}

export type Grants = ReturnType<typeof createGrants>;
