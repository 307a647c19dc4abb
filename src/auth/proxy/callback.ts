import { accessibleSites } from '../oauth/accessible-sites.ts';
import { exchangeCode } from '../oauth/redirect.ts';
import { RedirectedProblem, redirectTo, transactionOf } from './authorize.ts';
import { saveGrant } from './grants.ts';
import { kinds, put, secret, type Transaction, take } from './records.ts';
import { OAuthProblem, type ProxySettings } from './settings.ts';

/**
 * Atlassian sent the browser back: its code becomes a log-in in the store, and the client gets a code of ours.
 * Returns where the browser goes.
 * @throws OAuthProblem to be shown, where the answer belongs to no log-in of this browser; RedirectedProblem otherwise.
 */
export async function finishAuthorization(
  settings: ProxySettings,
  query: URLSearchParams,
  browser: string | undefined,
): Promise<string> {
  const transactionId = query.get('state') ?? '';
  await transactionOf(settings, transactionId, browser);
  // Taken: an answer that comes twice finds nothing.
  const transaction = await take(settings.state, kinds.transaction, transactionId);
  if (!transaction?.consented || transaction.verifier === '')
    throw new OAuthProblem(
      'invalid_request',
      'This log-in did not get to Atlassian: start again from your client.',
    );
  const answer = { redirectUri: transaction.redirectUri, state: transaction.state, issuer: settings.issuer };
  const code = query.get('code');
  if (!code) {
    const error = query.get('error') === 'access_denied' ? 'access_denied' : 'server_error';
    throw new RedirectedProblem(error, 'Atlassian did not allow the access.', answer);
  }
  try {
    const grantId = await createGrant(settings, transaction, code);
    const ours = secret();
    await put(settings.state, kinds.code, ours, {
      grantId,
      clientId: transaction.client.client_id,
      redirectUri: transaction.redirectUri,
      challenge: transaction.challenge,
      resource: transaction.resource,
    });
    return redirectTo(transaction.redirectUri, {
      code: ours,
      state: transaction.state,
      iss: settings.issuer,
    });
  } catch (error) {
    settings.warn(`A log-in of an MCP client failed: ${(error as Error).message}`);
    throw new RedirectedProblem('server_error', 'The log-in at Atlassian could not be completed.', answer);
  }
}

async function createGrant(
  settings: ProxySettings,
  { client, scopes, verifier }: Transaction,
  code: string,
): Promise<string> {
  const tokens = await exchangeCode(settings.upstream, code, { verifier });
  const sites = await accessibleSites(settings.upstream, tokens.access_token ?? '');
  if (!client.client_id.startsWith('https://'))
    await put(settings.state, kinds.client, client.client_id, client);
  const grantId = secret();
  await saveGrant(settings.state, grantId, {
    ...tokens,
    scope: tokens.scope ?? scopes.join(' '),
    clientId: client.client_id,
    sites: sites.map(({ id, url }) => ({ id, url })),
  });
  return grantId;
}
