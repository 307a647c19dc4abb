import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createMemoryState } from '../../state/memory.ts';
import { saveGrant } from './grants.ts';
import { kinds, put } from './records.ts';
import type { ProxySettings } from './settings.ts';
import { answerTokenRequest, verify } from './tokens.ts';

const settings = (refreshGraceMs: number): ProxySettings => ({
  issuer: 'https://mcp.example',
  resource: 'https://mcp.example/mcp',
  upstream: {
    clientId: 'app',
    clientSecret: 'secret',
    redirectUri: 'https://mcp.example/callback',
    scope: '',
    endpoints: { authorize: '', token: '', extra: {} },
    fetch: () => Promise.reject(new Error('nothing is sent')),
  },
  scopes: ['read:jira-work'],
  allowedRedirects: [],
  renewable: true,
  requireConsent: true,
  state: createMemoryState(),
  fetchDocument: () => Promise.reject(new Error('nothing is fetched')),
  configuredUrls: [],
  cloudId: undefined,
  refreshGraceMs,
  warn: () => {},
});

const form = (values: Record<string, string>) => new URLSearchParams(values);

async function logIn(own: ProxySettings) {
  await saveGrant(own.state, 'grant', { access_token: 'a', clientId: 'client', sites: [] });
  await put(own.state, kinds.code, 'code', {
    grantId: 'grant',
    clientId: 'client',
    redirectUri: 'http://localhost/cb',
    challenge: createHash('sha256').update('verifier').digest('base64url'),
    resource: own.resource,
  });
  return answerTokenRequest(
    own,
    form({
      grant_type: 'authorization_code',
      code: 'code',
      client_id: 'client',
      redirect_uri: 'http://localhost/cb',
      code_verifier: 'verifier',
    }),
  );
}

const renew = (own: ProxySettings, token = '') =>
  answerTokenRequest(own, form({ grant_type: 'refresh_token', client_id: 'client', refresh_token: token }));

it('a refresh token that is used twice ends the log-in, and every token of it (RFC 9700 section 4.14.2)', async () => {
  const own = settings(0);
  const first = await logIn(own);
  const second = await renew(own, first.refresh_token);
  await expect(renew(own, first.refresh_token)).rejects.toThrow('was used before');
  expect(await verify(own, second.access_token)).toBeUndefined();
  await expect(renew(own, second.refresh_token)).rejects.toThrow('The log-in has ended');
});

it('a client that lost the answer may ask again for a moment', async () => {
  const own = settings(10_000);
  const first = await logIn(own);
  await renew(own, first.refresh_token);
  const again = await renew(own, first.refresh_token);
  expect(await verify(own, again.access_token)).toBeDefined();
});

it('a token opens only the server that it was given out for, also in a shared store', async () => {
  const own = settings(0);
  const { access_token: token } = await logIn(own);
  expect(await verify(own, token)).toBeDefined();
  expect(await verify({ ...own, resource: 'https://other.example/mcp' }, token)).toBeUndefined();
});

it('gives out no refresh token where the operator does not allow it', async () => {
  expect((await logIn({ ...settings(0), renewable: false })).refresh_token).toBeUndefined();
});
