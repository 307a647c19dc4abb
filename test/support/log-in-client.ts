import { createHash, randomBytes } from 'node:crypto';
import { createBrowser, hiddenFields, type Visit } from './browser.ts';

export const CLIENT_REDIRECT = 'http://localhost:3999/callback';

/** An MCP client's side of a log-in, step by step, so that tests can do each of them wrongly. */
export function createLogInClient(base: string) {
  const browser = createBrowser();
  const verifier = randomBytes(48).toString('base64url');
  const post = (path: string, form: Record<string, string>) =>
    fetch(`${base}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  const atClient = (address: URL) => address.href.startsWith(CLIENT_REDIRECT);
  return {
    browser,
    verifier,
    async register(redirectUris: string[] = [CLIENT_REDIRECT]) {
      const response = await fetch(`${base}/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ client_name: 'Test client', redirect_uris: redirectUris }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, string> };
    },
    authorizeUrl(clientId: string, changes: Record<string, string> = {}): string {
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: CLIENT_REDIRECT,
        state: 'client-state',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...changes,
      });
      return `${base}/authorize?${query}`;
    },
    /** Opens the consent page, or wherever the request ends before it. */
    begin: (url: string): Promise<Visit> => browser.open(url, atClient),
    /** Answers the consent page and Atlassian's; ends at the client's address. */
    async finish(consent: Visit, answer: 'allow' | 'deny' = 'allow'): Promise<URL> {
      const body = () => new URLSearchParams({ ...hiddenFields(consent.html), answer });
      const atlassian = await browser.open(`${base}/consent`, atClient, { method: 'POST', body: body() });
      if (atlassian.status === 0) return new URL(atlassian.url);
      const end = await browser.open(atlassian.url, atClient, {
        method: 'POST',
        body: new URLSearchParams({ user: 'grace', answer: 'allow' }),
      });
      return new URL(end.url);
    },
    exchange: (clientId: string, code: string, changes: Record<string, string> = {}) =>
      post('/token', {
        grant_type: 'authorization_code',
        client_id: clientId,
        code,
        redirect_uri: CLIENT_REDIRECT,
        code_verifier: verifier,
        ...changes,
      }),
    refresh: (clientId: string, token: string) =>
      post('/token', { grant_type: 'refresh_token', client_id: clientId, refresh_token: token }),
    revoke: (token: string) => post('/revoke', { token }),
  };
}

export type LogInClient = ReturnType<typeof createLogInClient>;

export interface Tokens {
  access_token: string;
  refresh_token: string;
  scope: string;
}

/** A whole log-in; returns the client's id and its tokens. */
export async function logInAs(client: LogInClient, changes: Record<string, string> = {}) {
  const { body } = await client.register();
  const clientId = body.client_id ?? '';
  const end = await client.finish(await client.begin(client.authorizeUrl(clientId, changes)));
  const response = await client.exchange(clientId, end.searchParams.get('code') ?? '');
  return { clientId, tokens: (await response.json()) as Tokens };
}
