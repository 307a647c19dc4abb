import type { Credentials } from './credentials.ts';
import { Unauthorized } from './refused.ts';
import type { RequestHeaders } from './request-headers.ts';
import type { Product } from './site.ts';

/** What a request's headers say about one product alone. */
export interface ProductHeaders {
  url: string | undefined;
  credentials: Credentials | undefined;
}

/**
 * Reads `X-Atlassian-{Jira,Confluence}-{Url,Personal-Token,Username,Api-Token}` of one product: either the token, or
 * the user name with the API token.
 * @throws Unauthorized where they contradict each other or one lacks.
 */
export function readProductHeaders(headers: RequestHeaders, product: Product): ProductHeaders {
  const name = (suffix: string) => `X-Atlassian-${product === 'jira' ? 'Jira' : 'Confluence'}-${suffix}`;
  const value = (suffix: string) => headers.get(name(suffix))?.trim() || undefined;
  const token = value('Personal-Token');
  const username = value('Username');
  const secret = value('Api-Token');
  if (token && (username || secret))
    throw new Unauthorized(
      `Unauthorized: send either ${name('Personal-Token')}, or ${name('Username')} and ${name('Api-Token')}.`,
    );
  if (Boolean(username) !== Boolean(secret))
    throw new Unauthorized(`Unauthorized: ${name('Username')} and ${name('Api-Token')} belong together.`);
  return { url: value('Url'), credentials: credentialsOf({ token, username, secret }) };
}

function credentialsOf({
  token,
  username,
  secret,
}: Record<'token' | 'username' | 'secret', string | undefined>) {
  if (token) return { kind: 'bearer', token } as const;
  return username && secret ? ({ kind: 'basic', username, secret } as const) : undefined;
}
