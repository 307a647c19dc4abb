import { timingSafeEqual } from 'node:crypto';
import type { Authorization } from './authorize.ts';
import type { OAuthClient } from './client.ts';
import { LogInError } from './errors.ts';
import { requestTokens } from './token-request.ts';
import type { StoredTokens } from './tokens.ts';

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const REMEDIES: Record<string, string> = {
  access_denied: 'The request was declined. Start again and choose Accept.',
  invalid_scope: 'A scope is not enabled for the app: add it in the developer console, or ask for less.',
  unauthorized_client: 'The app is not allowed to ask: check the client id.',
};

/**
 * The code in the address that the browser was sent to.
 * @throws LogInError when it answers another attempt, or the person or server refused.
 */
export function codeFrom(address: URL, { state }: Pick<Authorization, 'state'>): string {
  const query = address.searchParams;
  if (!same(query.get('state') ?? '', state))
    throw new LogInError(
      'The answer belongs to another log-in (its state is not the one that was sent). Start again.',
    );
  const error = query.get('error');
  if (error !== null)
    throw new LogInError(
      `Atlassian answered ${error.slice(0, 100)}. ${REMEDIES[error] ?? query.get('error_description')?.slice(0, 300) ?? ''}`.trim(),
      { code: error },
    );
  const code = query.get('code');
  if (!code)
    throw new LogInError('The address holds no code. Copy the whole address that the browser was sent to.');
  return code;
}

/**
 * The first tokens of a log-in.
 * @throws LogInError for a code that is expired, used or for another redirect URI, and on Cloud without offline_access.
 */
export async function exchangeCode(
  client: OAuthClient,
  code: string,
  { verifier }: Pick<Authorization, 'verifier'>,
): Promise<StoredTokens> {
  const tokens = await requestTokens(client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: client.redirectUri,
    code_verifier: verifier,
  }).catch((error) => {
    throw explainExchange(error, client);
  });
  if (!tokens.refresh_token && client.siteUrl === undefined)
    throw new LogInError(
      'Atlassian gave no refresh token, so the log-in would end within the hour: add offline_access to the scopes (ATLASSIAN_OAUTH_SCOPE) and start again.',
    );
  return { ...tokens, ...(client.siteUrl !== undefined && { base_url: client.siteUrl }) };
}

function explainExchange(error: unknown, { redirectUri }: OAuthClient): unknown {
  if (!(error instanceof LogInError)) return error;
  if (error.code === 'invalid_grant')
    return new LogInError(
      `${error.message} The code has expired or was used before, or ${redirectUri} is not exactly the callback URL of the app. Start again.`,
      { code: error.code, cause: error },
    );
  if (['access_denied', 'invalid_client', 'unauthorized_client'].includes(error.code ?? ''))
    return new LogInError(`${error.message} Check the client id and secret.`, {
      code: error.code,
      cause: error,
    });
  return error;
}
