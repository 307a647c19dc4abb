import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { CLIENT_REDIRECT, createLogInClient, type Tokens } from '../support/log-in-client.ts';
import { type OAuthSite, startOAuthSite } from '../support/oauth-site.ts';
import { start } from '../support/process.ts';
import { callOver, type ProxyService, startProxyService } from '../support/proxy-service.ts';
import { createSdkLogIn, readIssue } from '../support/sdk-log-in.ts';
import { has } from './components.ts';
import { makeCertificates, pair } from './peers.ts';
import { startRedis } from './service-peers.ts';

let service: ProxyService | undefined;
let site: OAuthSite | undefined;
afterEach(async () => {
  await service?.close();
  await site?.close();
  service = undefined;
  site = undefined;
});

describe.skipIf(!has('redis-server'))('two replicas with Redis', () => {
  it('take the steps of one log-in in turn', async () => {
    const redis = await startRedis();
    service = await startProxyService({
      replicas: 2,
      env: { MCP_STATE_URL: `redis://127.0.0.1:${redis.port}` },
    });
    const [first = '', second = ''] = service.bases;
    const [atFirst, atSecond] = [createLogInClient(first), createLogInClient(second)];
    const { body } = await atFirst.register();
    const clientId = body.client_id ?? '';
    // The page is asked for at the second, shown by the first, answered at the second; Atlassian comes back to the first.
    const page = await atSecond.begin(atSecond.authorizeUrl(clientId));
    expect(page.url).toContain(first);
    const end = await atSecond.finish(page);
    const tokens = (await (
      await atSecond.exchange(clientId, end.searchParams.get('code') ?? '')
    ).json()) as Tokens;
    expect((await callOver(first, tokens.access_token)).text).toContain('PROJ-1');
    const next = (await (await atFirst.refresh(clientId, tokens.refresh_token)).json()) as Tokens;
    expect((await callOver(second, next.access_token)).text).toContain('PROJ-1');
    await atFirst.revoke(next.refresh_token);
    expect((await callOver(second, next.access_token)).status).toBe(401);
    expect((await atSecond.refresh(clientId, next.refresh_token)).status).toBe(400);
  });
});

describe.skipIf(!has('openssl'))('a client that is known by its metadata document', () => {
  it('logs in with the SDK, without registering', async () => {
    const { server: certificate, ca } = makeCertificates();
    let asked = 0;
    const host = createServer(pair(certificate), (request, response) => {
      asked += 1;
      const clientId = `https://localhost:${(host.address() as AddressInfo).port}${request.url}`;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ client_id: clientId, client_name: 'Documented', redirect_uris: [CLIENT_REDIRECT] }),
      );
    });
    await new Promise<void>((resolve) => host.listen(0, 'localhost', resolve));
    service = await startProxyService({
      env: { REQUESTS_CA_BUNDLE: ca, MCP_ALLOWED_URL_DOMAINS: 'localhost' },
    });
    const clientMetadataUrl = `https://localhost:${(host.address() as AddressInfo).port}/client.json`;
    const own = createSdkLogIn(service.base, { clientMetadataUrl });
    const { client } = await own.logIn();
    expect(own.memory.client).toMatchObject({ client_id: clientMetadataUrl });
    expect(await readIssue(client)).toMatchObject({ structuredContent: { key: 'PROJ-1' } });
    // Read once, then remembered.
    expect(asked).toBe(1);
    await client.close();
    host.close();
  });
});

describe.skipIf(!has('chromium'))('the log-in wizard in a real browser', () => {
  it('ends with a page that says so, and stores the log-in', async () => {
    site = await startOAuthSite();
    const redirect = `http://localhost:${await freePort()}/callback`;
    const wizard = start({
      args: ['oauth-setup', '--no-browser'],
      env: { ...site.env, ATLASSIAN_OAUTH_REDIRECT_URI: redirect },
    });
    const url = await new Promise<string>((resolve) => {
      wizard.child.stderr?.on('data', () => {
        const found = /^http\S+\/authorize\?\S+$/m.exec(wizard.output.stderr);
        if (found) resolve(found[0]);
      });
    });
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(url);
    await page.selectOption('select[name=user]', 'grace');
    await page.click('button[value=allow]');
    await page.waitForURL((address) => address.href.startsWith(redirect));
    expect(await page.textContent('h1')).toBe('You are logged in');
    await browser.close();
    const { code, stdout } = await wizard.ended;
    expect(code).toBe(0);
    expect(stdout).toContain('ATLASSIAN_OAUTH_CLOUD_ID=');
    // The browser asks for an icon by itself; there is none.
    expect(problems.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
