import { createHash } from 'node:crypto';
import type { HttpError } from '../http/errors.ts';
import type { OAuthSession } from './oauth/session.ts';

/** How a request proves who sends it. */
export type Credentials =
  /** Cloud: e-mail and API token. Data Center: login name and password. */
  | { kind: 'basic'; username: string; secret: string }
  /** Personal access token, or an OAuth access token that somebody else renews. */
  | { kind: 'bearer'; token: string }
  /** A log-in of the operator that renews itself. */
  | { kind: 'oauth'; session: OAuthSession };

/** Signs the requests of one client. */
export interface Signer {
  sign(headers: Headers): Promise<void> | void;
  /** Called once when Atlassian answered 401: true when the request may be sent again with other credentials. */
  renew(error: HttpError): Promise<boolean>;
}

export function createSigner(credentials: Credentials): Signer {
  if (credentials.kind === 'oauth') return createOAuthSigner(credentials.session);
  const value = authorization(credentials);
  return { sign: (headers) => headers.set('authorization', value), renew: async () => false };
}

function createOAuthSigner(session: OAuthSession): Signer {
  let used = '';
  return {
    sign: async (headers) => {
      used = await session.token();
      headers.set('authorization', `Bearer ${used}`);
    },
    // A scope that is missing stays missing in the next token.
    renew: async ({ messages }) => !messages.some((text) => /scope/i.test(text)) && session.renew(used),
  };
}

const authorization = (credentials: Exclude<Credentials, { kind: 'oauth' }>): string =>
  credentials.kind === 'bearer'
    ? `Bearer ${credentials.token}`
    : `Basic ${Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64')}`;

/** A key for caches that tells credentials apart without containing them. */
export const fingerprint = (credentials: Credentials): string =>
  createHash('sha256')
    .update(credentials.kind === 'oauth' ? credentials.session.id : authorization(credentials))
    .digest('base64url');
