import { createHash, randomBytes } from 'node:crypto';
import type { OAuthClient } from './client.ts';

/** One attempt to log in, from the first page to the code. */
export interface Authorization {
  /** What the browser opens. */
  url: string;
  /** Comes back with the code; anything else is not an answer to this attempt (RFC 6749 section 10.12). */
  state: string;
  /** PKCE (RFC 7636): proves to the token endpoint that the code is ours. */
  verifier: string;
}

export function startAuthorization({ clientId, redirectUri, scope, endpoints }: OAuthClient): Authorization {
  const state = randomBytes(32).toString('base64url');
  const verifier = randomBytes(48).toString('base64url');
  const url = new URL(endpoints.authorize);
  const parameters = {
    ...endpoints.extra,
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, state, verifier };
}
