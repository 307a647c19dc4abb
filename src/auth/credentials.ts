import { hash } from 'node:crypto';
import type { HttpError } from '../http/errors.ts';
import type { HeaderSink } from '../http/request.ts';
import type { OAuthSession } from './oauth/session.ts';

/** How a request proves who sends it. */
export type Credentials =
  /** Cloud: e-mail and API token. Data Center: login name and password. */
  | { kind: 'basic'; username: string; secret: string }
  /** Personal access token, or an OAuth access token that somebody else renews. */
  | { kind: 'bearer'; token: string }
  /** A log-in that renews itself. */
  | { kind: 'oauth'; session: OAuthSession }
  /** None of ours: the headers passed on prove who asks; `proof` is a hash of them. */
  | { kind: 'passthrough'; proof: string };

/** Signs the requests of one client. */
export interface Signer {
  sign(headers: HeaderSink): Promise<void> | void;
  /** Called once when Atlassian answered 401: true when the request may be sent again with other credentials. */
  renew(error: HttpError): Promise<boolean>;
}

export function createSigner(credentials: Credentials): Signer {
  if (credentials.kind === 'oauth') return createOAuthSigner(credentials.session);
  const value = authorization(credentials);
  return {
    sign: (headers) => {
      if (value !== undefined) headers.set('authorization', value);
    },
    renew: async () => false,
  };
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

function authorization(credentials: Exclude<Credentials, { kind: 'oauth' }>): string | undefined {
  if (credentials.kind === 'passthrough') return undefined;
  if (credentials.kind === 'bearer') return `Bearer ${credentials.token}`;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64')}`;
}

/** What tells credentials apart; for a log-in its name, as its token changes. */
function identifying(credentials: Credentials): string | undefined {
  if (credentials.kind === 'passthrough') return credentials.proof;
  return credentials.kind === 'oauth' ? credentials.session.id : authorization(credentials);
}

/** A key for caches that tells credentials, and the caller's headers that go along, apart without containing them. */
export const fingerprint = (
  credentials: Credentials,
  headers: Readonly<Record<string, string>> = {},
): string => digest(credentials.kind, identifying(credentials), Object.entries(headers));

/** A hash of values of any kind; what it is made of cannot be read from it. */
export const digest = (...values: unknown[]): string => hash('sha256', JSON.stringify(values), 'base64url');
