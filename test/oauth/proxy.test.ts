import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogInClient, logInAs, type Tokens } from '../support/log-in-client.ts';
import { callOver, type ProxyService, startProxyService } from '../support/proxy-service.ts';

let service: ProxyService;
beforeAll(async () => {
  service = await startProxyService();
});
afterAll(() => service.close());

const client = () => createLogInClient(service.base);
const json = async (path: string) => (await fetch(`${service.base}${path}`)).json();

describe('log-in for MCP clients', () => {
  it('tells a client without credentials where to log in, and what with', async () => {
    const response = await fetch(`${service.base}/mcp`, { method: 'POST', body: '{}' });
    const challenge = response.headers.get('www-authenticate') ?? '';
    const { status } = response;
    expect(status).toBe(401);
    expect(challenge).toContain(
      `resource_metadata="${service.base}/.well-known/oauth-protected-resource/mcp"`,
    );
    expect(challenge).toContain('scope="read:jira-work write:jira-work');
    expect(challenge).not.toContain('offline_access');
  });

  it('publishes its metadata at every path that clients try', async () => {
    for (const suffix of ['', '/mcp'])
      expect(await json(`/.well-known/oauth-protected-resource${suffix}`)).toMatchObject({
        resource: `${service.base}/mcp`,
        authorization_servers: [service.base],
      });
    for (const name of ['oauth-authorization-server', 'openid-configuration'])
      for (const suffix of ['', '/mcp'])
        expect(await json(`/.well-known/${name}${suffix}`)).toMatchObject({
          issuer: service.base,
          code_challenge_methods_supported: ['S256'],
          authorization_response_iss_parameter_supported: true,
          client_id_metadata_document_supported: true,
        });
  });

  it('logs a user in, whose calls then run as that user', async () => {
    const { tokens } = await logInAs(client());
    const { status, text } = await callOver(service.base, tokens.access_token);
    expect(status).toBe(200);
    expect(text).toContain('PROJ-1');
  });

  it("hands out tokens of its own, and keeps Atlassian's encrypted", async () => {
    const { tokens } = await logInAs(client());
    expect(tokens.access_token).toMatch(/^mcpat_/);
    const kept = readFileSync(join(service.site.folder, 'log-ins.jsonl'), 'utf8');
    for (const secret of ['demo-access', 'demo-refresh', tokens.access_token, tokens.refresh_token]) {
      expect(JSON.stringify(tokens.access_token === secret ? '' : tokens)).not.toContain('demo-');
      expect(kept).not.toContain(secret);
      expect(service.logs()).not.toContain(secret);
    }
  });

  it('asks on a page that names the client, cannot be framed and escapes what the client calls itself', async () => {
    const own = client();
    const response = await fetch(`${service.base}/register`, {
      method: 'POST',
      body: JSON.stringify({
        client_name: '<script>alert(1)</script>',
        redirect_uris: ['http://localhost:3999/callback'],
      }),
    });
    const { client_id: clientId } = (await response.json()) as { client_id: string };
    const page = await own.begin(own.authorizeUrl(clientId));
    expect(page.html).toContain('&#60;script&#62;alert(1)');
    expect(page.html).not.toContain('<script>');
    expect(page.response.headers.get('x-frame-options')).toBe('DENY');
    expect(page.response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('goes back to the client with its state and our name (RFC 9207), also when the user declines', async () => {
    const own = client();
    const { body } = await own.register();
    const declined = await own.finish(await own.begin(own.authorizeUrl(body.client_id ?? '')), 'deny');
    expect(Object.fromEntries(declined.searchParams)).toEqual({
      error: 'access_denied',
      state: 'client-state',
      iss: service.base,
    });
  });

  it('renews with a new refresh token each time', async () => {
    const own = client();
    const { clientId, tokens } = await logInAs(own);
    const next = (await (await own.refresh(clientId, tokens.refresh_token)).json()) as Tokens;
    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    expect((await callOver(service.base, next.access_token)).text).toContain('PROJ-1');
  });

  it('ends a log-in that is revoked, with a challenge that says so', async () => {
    const own = client();
    const { clientId, tokens } = await logInAs(own);
    expect((await own.revoke(tokens.refresh_token)).status).toBe(200);
    const { status, challenge } = await callOver(service.base, tokens.access_token);
    expect(status).toBe(401);
    expect(challenge).toContain('error="invalid_token"');
    expect(await (await own.refresh(clientId, tokens.refresh_token)).json()).toMatchObject({
      error: 'invalid_grant',
    });
  });

  it('keeps header credentials working beside it', async () => {
    const basic = Buffer.from('ada@demo.example:demo-token').toString('base64');
    const { text } = await callOver(service.base, '', {
      authorization: `Basic ${basic}`,
      'x-atlassian-jira-url': service.site.url,
    });
    // Refused for its address alone: the demo site is on loopback, which no request may name.
    expect(text).toContain('Invalid Jira URL');
    const bearer = await callOver(service.base, 'demo-token', { 'x-atlassian-cloud-id': 'YOUR_CLOUD_ID' });
    expect(bearer.text).toContain('PROJ-1');
  });

  it('survives a restart of the server', async () => {
    const { tokens } = await logInAs(client());
    await service.restart();
    expect((await callOver(service.base, tokens.access_token)).text).toContain('PROJ-1');
  });
});
