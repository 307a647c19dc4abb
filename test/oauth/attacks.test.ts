import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenFields } from '../support/browser.ts';
import { CLIENT_REDIRECT, createLogInClient, logInAs } from '../support/log-in-client.ts';
import { callOver, type ProxyService, startProxyService } from '../support/proxy-service.ts';

let service: ProxyService;
beforeAll(async () => {
  service = await startProxyService();
});
afterAll(() => service.close());

const client = () => createLogInClient(service.base);

/** A registered client at its consent page. */
async function atConsent(changes: Record<string, string> = {}) {
  const own = client();
  const { body } = await own.register();
  const clientId = body.client_id ?? '';
  return { own, clientId, page: await own.begin(own.authorizeUrl(clientId, changes)) };
}

/** A client with a code that it has not used. */
async function withCode() {
  const { own, clientId, page } = await atConsent();
  const code = (await own.finish(page)).searchParams.get('code') ?? '';
  return { own, clientId, code };
}

const problemOf = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as { error: string }),
});

describe('registration refuses', () => {
  it.each([
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['an app scheme that any app may claim', 'myapp://callback'],
    ['plain http beyond this machine', 'http://attacker.example/callback'],
    ['a host that the operator does not allow', 'https://attacker.example/callback'],
    [
      'a host that only begins like an allowed one',
      'https://chatgpt.com.attacker.example/connector_platform_oauth_redirect',
    ],
    ['credentials in front of the host', 'http://localhost@attacker.example/callback'],
    ['a backslash that browsers read as a slash', 'http://localhost\\@attacker.example/callback'],
    ['a fragment', 'http://localhost:3999/callback#token'],
    ['no address', 'callback'],
  ])('%s as a redirect URI', async (_, uri) => {
    const { status, body } = await client().register([uri]);
    expect(status).toBe(400);
    expect(body.error).toBe('invalid_redirect_uri');
  });

  it("this server's own callback, which would be handed Atlassian's codes", async () => {
    const { body } = await client().register([`${service.base}/callback`]);
    expect(body.error).toBe('invalid_redirect_uri');
  });

  it('a body that is too large, no JSON, or names no redirect URI', async () => {
    const send = (body: string) => fetch(`${service.base}/register`, { method: 'POST', body });
    expect((await send('x'.repeat(70_000))).status).toBe(413);
    expect(await problemOf(await send('{'))).toMatchObject({ status: 400, error: 'invalid_client_metadata' });
    expect(await problemOf(await send('{}'))).toMatchObject({
      status: 400,
      error: 'invalid_client_metadata',
    });
  });
});

describe('the authorization endpoint', () => {
  it.each([
    ['an unregistered redirect URI', { redirect_uri: 'https://attacker.example/callback' }],
    ['another path of a registered one', { redirect_uri: 'http://localhost:3999/callback/other' }],
    [
      'a registered one with a query added',
      { redirect_uri: `${CLIENT_REDIRECT}?next=https://attacker.example` },
    ],
    ['an unknown client', { client_id: 'unknown' }],
  ])('shows a page, and redirects nowhere, for %s', async (_, changes) => {
    const { page } = await atConsent(changes);
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.html).toContain('The log-in cannot go on');
  });

  it.each([
    ['no PKCE', { code_challenge: '' }, 'invalid_request'],
    ['PKCE without a hash', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
    ['a token for another server', { resource: 'https://other.example/mcp' }, 'invalid_target'],
  ])('sends %s back to the client as an error', async (_, changes, code) => {
    const { page } = await atConsent(changes);
    expect(new URL(page.url).searchParams.get('error')).toBe(code);
    expect(new URL(page.url).searchParams.get('iss')).toBe(service.base);
  });

  it.each([
    'https://127.0.0.1/client.json',
    'https://localhost/client.json',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/client.json',
    'https://[::ffff:10.0.0.1]/client.json',
    'https://0x7f000001/client.json',
    'https://metadata.google.internal/client.json',
    'https://user:pw@example.com/client.json',
    'https://example.com/',
  ])('does not fetch a client metadata document from %s', async (clientId) => {
    const { page } = await atConsent({ client_id: clientId });
    expect(page.status).toBe(401);
    expect(page.html).toContain('The log-in cannot go on');
  });

  it('gives no scope that the operator does not offer', async () => {
    const { page } = await atConsent({ scope: 'read:jira-work manage:jira-configuration' });
    expect(page.html).toContain('read:jira-work');
    expect(page.html).not.toContain('manage:jira-configuration');
  });
});

describe('the consent page', () => {
  it('takes no answer from another browser, nor one without its own secret', async () => {
    const { own, page } = await atConsent();
    const fields = { ...hiddenFields(page.html), answer: 'allow' };
    const post = (body: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(body) });
    expect((await fetch(`${service.base}/consent`, post(fields))).status).toBe(403);
    expect(
      (await own.browser.request(`${service.base}/consent`, post({ ...fields, csrf: 'guessed' }))).status,
    ).toBe(403);
  });

  it('is not shown to somebody who was sent the link', async () => {
    const { page } = await atConsent();
    const response = await fetch(page.url);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('was started in another browser');
  });
});

describe('the callback', () => {
  const callback = (query: Record<string, string>) =>
    `${service.base}/callback?${new URLSearchParams(query)}`;

  it('knows no state but its own', async () => {
    expect((await fetch(callback({ code: 'x', state: 'guessed' }))).status).toBe(400);
  });

  it('gives the code to the browser that began, and to no other (confused deputy)', async () => {
    const { page } = await atConsent();
    const { transaction = '' } = hiddenFields(page.html);
    const response = await fetch(callback({ code: 'stolen', state: transaction }), { redirect: 'manual' });
    expect(response.status).toBe(403);
    expect(response.headers.get('location')).toBeNull();
  });

  it('cannot be reached past the consent page', async () => {
    const { own, page } = await atConsent();
    const { transaction = '' } = hiddenFields(page.html);
    const response = await own.browser.request(callback({ code: 'early', state: transaction }));
    expect(response.status).toBe(400);
    expect(service.site.tokenRequests.some((form) => form.get('code') === 'early')).toBe(false);
  });

  it("repeats nothing of what an attacker writes into Atlassian's place", async () => {
    const { own, page } = await atConsent();
    const fields = new URLSearchParams({ ...hiddenFields(page.html), answer: 'allow' });
    await own.browser.request(`${service.base}/consent`, { method: 'POST', body: fields });
    const response = await own.browser.request(
      callback({ error: '<script>', error_description: 'call 555', state: fields.get('transaction') ?? '' }),
    );
    const location = response.headers.get('location') ?? '';
    expect(location).toContain('error=server_error');
    expect(location).not.toMatch(/%3Cscript|call\+555/);
  });
});

describe('the token endpoint', () => {
  it('takes a code once, and ends the log-in when it comes again', async () => {
    const { own, clientId, code } = await withCode();
    const { access_token: token } = (await (await own.exchange(clientId, code)).json()) as {
      access_token: string;
    };
    expect((await callOver(service.base, token)).status).toBe(200);
    expect(await problemOf(await own.exchange(clientId, code))).toMatchObject({ error: 'invalid_grant' });
    expect((await callOver(service.base, token)).status).toBe(401);
  });

  it.each([
    ['the wrong verifier', { code_verifier: 'x'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another client', { client_id: 'other' }],
    ['another redirect URI', { redirect_uri: 'http://localhost:3999/other' }],
  ])('refuses a code with %s, for good', async (_, changes) => {
    const { own, clientId, code } = await withCode();
    expect(await problemOf(await own.exchange(clientId, code, changes))).toMatchObject({
      error: 'invalid_grant',
    });
    expect(await problemOf(await own.exchange(clientId, code))).toMatchObject({ error: 'invalid_grant' });
  });

  it('refuses a foreign audience, an unknown grant type, and a refresh token of another client', async () => {
    const { own, clientId, code } = await withCode();
    const foreign = await own.exchange(clientId, code, { resource: 'https://other.example/mcp' });
    expect(await problemOf(foreign)).toMatchObject({ error: 'invalid_target' });
    const password = await own.exchange(clientId, code, { grant_type: 'password' });
    expect(await problemOf(password)).toMatchObject({ error: 'unsupported_grant_type' });
    const { tokens } = await logInAs(client());
    expect(await problemOf(await own.refresh(clientId, tokens.refresh_token))).toMatchObject({
      error: 'invalid_grant',
    });
  });
});

describe('the MCP endpoint', () => {
  it.each([
    [
      'a token that was changed',
      (token: string) => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    ],
    ['a token that was made up', () => 'mcpat_made-up'],
    ['a refresh token', (_: string, refresh: string) => refresh],
  ])('refuses %s', async (_, forge) => {
    const { tokens } = await logInAs(client());
    const { status, text } = await callOver(service.base, forge(tokens.access_token, tokens.refresh_token));
    // What is no token of this server's may be one of Atlassian's, who refuses it.
    expect(status === 401 || text.includes('isError')).toBe(true);
    expect(text).not.toContain('Retire the checkout form');
  });

  it("names the scopes that a call needs beyond the log-in's own (step-up), and takes the new log-in", async () => {
    const { tokens } = await logInAs(client(), { scope: 'read:jira-work' });
    expect((await callOver(service.base, tokens.access_token)).text).toContain('PROJ-1');
    const comment = { name: 'jira_add_comment', arguments: { issue_key: 'PROJ-1', body: 'Hello' } };
    const call = (token: string, params: object = comment) =>
      fetch(`${service.base}/mcp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ method: 'tools/call', params }),
      });
    const refused = await call(tokens.access_token);
    expect(refused.status).toBe(403);
    const challenge = refused.headers.get('www-authenticate') ?? '';
    expect(challenge).toContain('error="insufficient_scope"');
    expect(challenge).toContain('scope="read:jira-work write:jira-work"');
    const within = await call(tokens.access_token, { name: 'call_tool', arguments: comment });
    expect(within.status).toBe(403);
    const wider = await logInAs(client(), { scope: 'read:jira-work write:jira-work' });
    expect((await call(wider.tokens.access_token)).status).toBe(200);
  });
});
