import { startAuthorization } from '../oauth/authorize.ts';
import { checkRequestedRedirect, clientOf } from './clients.ts';
import { find, hash, kinds, put, secret, type Transaction, take } from './records.ts';
import { OAuthProblem, type ProxySettings } from './settings.ts';

/** A problem that the client is told by a redirect, once its address is known to be right (RFC 6749 section 4.1.2.1). */
export class RedirectedProblem extends OAuthProblem {
  readonly location: string;

  constructor(
    code: string,
    message: string,
    answer: { redirectUri: string; state: string | undefined; issuer: string },
  ) {
    super(code, message);
    this.location = redirectTo(answer.redirectUri, {
      error: code,
      error_description: message,
      state: answer.state,
      iss: answer.issuer,
    });
  }
}

/** The client's address with our answer in its query; `iss` says who answers (RFC 9207). */
export function redirectTo(uri: string, answer: Record<string, string | undefined>): string {
  const target = new URL(uri);
  for (const [name, value] of Object.entries(answer))
    if (value !== undefined) target.searchParams.set(name, value);
  return target.href;
}

export interface Begun {
  transactionId: string;
  /** Value of the cookie that ties the steps to one browser. */
  browser: string;
}

/**
 * Takes an authorization request.
 * @throws OAuthProblem to be shown, where the client or its address is wrong; RedirectedProblem otherwise.
 */
export async function beginAuthorization(settings: ProxySettings, query: URLSearchParams): Promise<Begun> {
  const client = await clientOf(settings, query.get('client_id') ?? '');
  const redirectUri = query.get('redirect_uri') ?? '';
  checkRequestedRedirect(client, redirectUri, settings);
  const state = query.get('state') ?? undefined;
  const fail = (code: string, message: string): never => {
    throw new RedirectedProblem(code, message, { redirectUri, state, issuer: settings.issuer });
  };
  if (query.get('response_type') !== 'code') fail('unsupported_response_type', 'Only code is supported.');
  const challenge = query.get('code_challenge') ?? '';
  if (query.get('code_challenge_method') !== 'S256' || !/^[\w~.-]{43}$/.test(challenge))
    fail('invalid_request', 'PKCE with S256 is required (code_challenge, code_challenge_method).');
  const resource = query.get('resource');
  if (resource !== null && !isOurs(resource, settings))
    fail('invalid_target', `This server gives out tokens for ${settings.resource} only.`);
  const browser = secret();
  const transactionId = secret();
  await put(settings.state, kinds.transaction, transactionId, {
    client,
    redirectUri,
    ...(state !== undefined && { state }),
    challenge,
    scopes: scopesOf(query.get('scope'), settings),
    resource: settings.resource,
    browser: hash(browser),
    consented: !settings.requireConsent,
    verifier: '',
  });
  return { transactionId, browser };
}

/** RFC 8707: the same address, whatever its query and trailing slash. */
const isOurs = (resource: string, settings: ProxySettings): boolean => {
  if (!URL.canParse(resource)) return false;
  const { origin, pathname } = new URL(resource);
  return `${origin}${pathname}`.replace(/\/+$/, '') === settings.resource.replace(/\/+$/, '');
};

/** What the client asked for of what the operator offers, all of it when it did not say; renewal always goes with it. */
function scopesOf(asked: string | null, { scopes }: ProxySettings): string[] {
  const words = (asked ?? '').split(/\s+/).filter(Boolean);
  const granted = scopes.filter((scope) => words.includes(scope) || scope === 'offline_access');
  return granted.some((scope) => scope !== 'offline_access') ? granted : [...scopes];
}

/**
 * The transaction of a browser, for the consent page.
 * @throws OAuthProblem when it is unknown, over, or of another browser.
 */
export async function transactionOf(
  { state }: ProxySettings,
  transactionId: string,
  browser: string | undefined,
): Promise<Transaction> {
  const transaction = await find(state, kinds.transaction, transactionId);
  if (!transaction)
    throw new OAuthProblem(
      'invalid_request',
      'This log-in is over or unknown: start again from your client.',
    );
  // Somebody else's link: whoever follows it would give their account to that somebody.
  if (browser === undefined || hash(browser) !== transaction.browser)
    throw new OAuthProblem(
      'access_denied',
      'This log-in was started in another browser: start again from your client.',
      403,
    );
  return transaction;
}

/** Goes on to Atlassian with a PKCE pair of our own; returns where the browser goes. */
export async function goUpstream(
  settings: ProxySettings,
  transactionId: string,
  transaction: Transaction,
): Promise<string> {
  const upstream = { ...settings.upstream, scope: transaction.scopes.join(' ') };
  const { url, verifier } = startAuthorization(upstream);
  await put(settings.state, kinds.transaction, transactionId, { ...transaction, consented: true, verifier });
  const target = new URL(url);
  // The transaction is the state: Atlassian gives it back with the code.
  target.searchParams.set('state', transactionId);
  return target.href;
}

/** The person said no. */
export async function decline(
  settings: ProxySettings,
  transactionId: string,
  { redirectUri, state }: Transaction,
): Promise<string> {
  await take(settings.state, kinds.transaction, transactionId);
  return redirectTo(redirectUri, { error: 'access_denied', state, iss: settings.issuer });
}
