import { createHash } from 'node:crypto';
import { deleteGrant, type Grant, readGrant } from './grants.ts';
import { type Code, find, hash, kinds, put, secret, type TokenRecord, take } from './records.ts';
import { OAuthProblem, type ProxySettings } from './settings.ts';

/** Begins every access token that this server gives out, so that a header's own credentials are told from it. */
export const ACCESS_PREFIX = 'mcpat_';
const REFRESH_PREFIX = 'mcprt_';

/** RFC 6749 section 5.1. The tokens are random names of what is in the store; Atlassian's own never leave it. */
export interface TokenAnswer {
  access_token: string;
  refresh_token?: string;
  token_type: 'Bearer';
  /** Seconds. */
  expires_in: number;
  scope: string;
}

const invalidGrant = (message: string): OAuthProblem => new OAuthProblem('invalid_grant', message);

/**
 * The token endpoint.
 * @throws OAuthProblem with the codes of RFC 6749 section 5.2.
 */
export async function answerTokenRequest(
  settings: ProxySettings,
  form: URLSearchParams,
): Promise<TokenAnswer> {
  const resource = form.get('resource');
  if (resource !== null && resource.replace(/\/+$/, '') !== settings.resource.replace(/\/+$/, ''))
    throw new OAuthProblem('invalid_target', `This server gives out tokens for ${settings.resource} only.`);
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchange(settings, form);
    case 'refresh_token':
      return refresh(settings, form);
    default:
      throw new OAuthProblem('unsupported_grant_type', 'Use authorization_code or refresh_token.');
  }
}

async function exchange(settings: ProxySettings, form: URLSearchParams): Promise<TokenAnswer> {
  const code = await takeCode(settings, form.get('code') ?? '');
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const matches =
    code.clientId === form.get('client_id') &&
    code.redirectUri === form.get('redirect_uri') &&
    code.challenge === challenge;
  if (!matches) {
    // Whoever has the code but not its proof is not the client: the log-in ends here.
    await deleteGrant(settings.state, code.grantId);
    throw invalidGrant(
      'client_id, redirect_uri or code_verifier are not those of the authorization request.',
    );
  }
  return issue(settings, code);
}

/** A code that comes twice was stolen by one of the two, so the log-in ends (RFC 6749 section 4.1.2). */
async function takeCode({ state }: ProxySettings, text: string): Promise<Code> {
  const code = await take(state, kinds.code, text);
  if (code) {
    await put(state, kinds.usedCode, text, code);
    return code;
  }
  const used = await find(state, kinds.usedCode, text);
  if (used) await deleteGrant(state, used.grantId);
  throw invalidGrant('The code is unknown, was used, or has expired: log in again.');
}

async function refresh(settings: ProxySettings, form: URLSearchParams): Promise<TokenAnswer> {
  const { state, refreshGraceMs } = settings;
  const token = form.get('refresh_token') ?? '';
  const record = await find(state, kinds.refresh, token);
  if (record && record.clientId !== form.get('client_id'))
    throw invalidGrant('The refresh token belongs to another client.');
  const own = record && (await take(state, kinds.refresh, token));
  if (own) {
    await put(state, kinds.usedRefresh, token, own);
    if (refreshGraceMs > 0)
      await state.set(`oauth-refresh-grace:${hash(token)}`, '1', { ttlMs: refreshGraceMs });
    return issue(settings, own);
  }
  const used = await find(state, kinds.usedRefresh, token);
  if (!used) throw invalidGrant('The refresh token is unknown or has expired: log in again.');
  if ((await state.get(`oauth-refresh-grace:${hash(token)}`)) !== undefined) return issue(settings, used);
  // Used twice: one of the two is a thief, and nobody can say which (RFC 9700 section 4.14.2).
  await deleteGrant(state, used.grantId);
  throw invalidGrant('The refresh token was used before, so the log-in was ended: log in again.');
}

async function issue(settings: ProxySettings, of: TokenRecord): Promise<TokenAnswer> {
  const { state } = settings;
  const grant = await readGrant(state, of.grantId);
  if (!grant) throw invalidGrant('The log-in has ended: log in again.');
  const record: TokenRecord = { grantId: of.grantId, clientId: of.clientId, resource: of.resource };
  const answer: TokenAnswer = {
    access_token: secret(ACCESS_PREFIX),
    token_type: 'Bearer',
    expires_in: kinds.access.ttlMs / 1000,
    scope: grant.scope ?? settings.scopes.join(' '),
  };
  await put(state, kinds.access, answer.access_token, record);
  if (!settings.renewable) return answer;
  const refresh_token = secret(REFRESH_PREFIX);
  await put(state, kinds.refresh, refresh_token, record);
  return { ...answer, refresh_token };
}

/** Ends the log-in of a token (RFC 7009); unknown tokens are no error. */
export async function revoke(settings: ProxySettings, form: URLSearchParams): Promise<void> {
  const token = form.get('token') ?? '';
  const record =
    (await find(settings.state, kinds.access, token)) ?? (await find(settings.state, kinds.refresh, token));
  if (!record) return;
  if (form.get('client_id') !== null && form.get('client_id') !== record.clientId)
    throw new OAuthProblem('invalid_client', 'The token belongs to another client.', 401);
  await deleteGrant(settings.state, record.grantId);
}

/** What a token of ours stands for: the log-in and its id; undefined when it is unknown, over or for another server. */
export async function verify(
  { state, resource }: ProxySettings,
  token: string,
): Promise<{ grantId: string; grant: Grant } | undefined> {
  const record = await find(state, kinds.access, token);
  if (!record || record.resource !== resource) return undefined;
  const grant = await readGrant(state, record.grantId);
  return grant && { grantId: record.grantId, grant };
}
