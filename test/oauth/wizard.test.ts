import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { type OAuthSite, startOAuthSite } from '../support/oauth-site.ts';
import { oneCall } from '../support/one-call.ts';
import { type Run, start } from '../support/process.ts';

let site: OAuthSite;
let redirect: string;
beforeEach(async () => {
  site = await startOAuthSite();
  redirect = `http://localhost:${await freePort()}/callback`;
});
afterEach(() => site.close());

/** Starts the wizard and waits for the address that it prints. */
async function wizard(env: Record<string, string> = {}, args: Run['args'] = ['oauth-setup', '--no-browser']) {
  const started = start({ args, env: { ...site.env, ATLASSIAN_OAUTH_REDIRECT_URI: redirect, ...env } });
  const url = await new Promise<string>((resolve) => {
    const look = () => {
      const found = /^http\S+\/authorize\?\S+$/m.exec(started.output.stderr);
      if (found) resolve(found[0]);
    };
    started.child.stderr?.on('data', look);
    started.ended.then(() => resolve(''));
  });
  return { ...started, url };
}

const open = async (address: string) => (await fetch(address)).text();
const storedFile = () => join(site.folder, 'oauth-demo-client.json');

describe('the log-in wizard', () => {
  it('logs in, stores the tokens for this account only, and prints the variables to set', async () => {
    const { url, ended } = await wizard();
    const asked = new URL(url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('audience')).toBe('api.atlassian.com');
    expect(await open(await site.allow(url))).toContain('You are logged in');
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(stdout).toContain('ATLASSIAN_OAUTH_CLOUD_ID=11111111-2222-4333-8444-555555555555');
    expect(stdout).not.toContain('demo-secret');
    expect(statSync(storedFile()).mode & 0o777).toBe(0o600);
    const { text } = await oneCall({ env: site.env }, 'jira_get_issue', { issue_key: 'PROJ-1' });
    expect(text).toContain('PROJ-1');
  });

  it('runs as --oauth-setup as well, and over SSH takes the pasted address', async () => {
    const { url, child, ended } = await wizard({}, ['--oauth-setup']);
    child.stdin?.write('no address\n');
    child.stdin?.write(`${await site.allow(url)}\n`);
    const { code, stderr } = await ended;
    expect(stderr).toContain('That is no address.');
    expect(code).toBe(0);
    expect(existsSync(storedFile())).toBe(true);
  });

  it('says that the person declined', async () => {
    const { url, ended } = await wizard();
    expect(await open(await site.allow(url, { answer: 'deny' }))).toContain(
      'Atlassian answered access_denied.',
    );
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toContain('The request was declined. Start again and choose Accept.');
    expect(existsSync(storedFile())).toBe(false);
  });

  it('names offline_access when there is no refresh token', async () => {
    const { url, ended } = await wizard({ ATLASSIAN_OAUTH_SCOPE: 'read:jira-work' });
    await open(await site.allow(url));
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toContain('add offline_access to the scopes');
  });

  it('refuses an answer to another log-in', async () => {
    const { ended } = await wizard();
    expect(await open(`${redirect}?code=stolen&state=guessed`)).toContain('belongs to another log-in');
    expect((await ended).code).toBe(1);
    expect(site.tokenRequests).toEqual([]);
  });

  it('answers 404 for any other path than the callback, and goes on waiting', async () => {
    const { url, ended } = await wizard();
    expect((await fetch(new URL('/favicon.ico', redirect))).status).toBe(404);
    await open(await site.allow(url));
    expect((await ended).code).toBe(0);
  });

  it('explains a code that was used or has expired, and a wrong secret', async () => {
    const { url, ended } = await wizard();
    const address = new URL(await site.allow(url));
    address.searchParams.set('code', 'used-before');
    await open(address.href);
    expect((await ended).stderr).toContain('The code has expired or was used before');
    const second = await wizard({ ATLASSIAN_OAUTH_CLIENT_SECRET: 'wrong' });
    await open(await site.allow(second.url));
    const { stderr } = await second.ended;
    expect(stderr).toContain('Check the client id and secret.');
    expect(stderr).not.toContain('wrong');
  });

  it('says that the port of the redirect URI is taken', async () => {
    const other = createServer().listen(Number(new URL(redirect).port), '127.0.0.1');
    const { ended } = await wizard();
    const { code, stderr } = await ended;
    other.close();
    expect(code).toBe(2);
    expect(stderr).toContain('(EADDRINUSE)');
    expect(stderr).toContain('ATLASSIAN_OAUTH_REDIRECT_URI');
  });

  it('names the variables that are missing where nobody can be asked', async () => {
    const { ended } = await wizard({ ATLASSIAN_OAUTH_CLIENT_SECRET: '' });
    const { code, stderr } = await ended;
    expect(code).toBe(2);
    expect(stderr).toContain('ATLASSIAN_OAUTH_CLIENT_ID and ATLASSIAN_OAUTH_CLIENT_SECRET');
  });

  it('lists the sites where the log-in reaches several and nobody can choose, and takes the one that is named', async () => {
    const several = await wizard();
    await open(await site.allow(several.url, { user: 'margaret' }));
    const { code, stderr } = await several.ended;
    expect(code).toBe(1);
    expect(stderr).toContain(
      'set ATLASSIAN_OAUTH_CLOUD_ID to one of YOUR_CLOUD_ID (https://other-demo.atlassian.net), ',
    );
    const named = await wizard({ ATLASSIAN_OAUTH_CLOUD_ID: 'YOUR_CLOUD_ID' });
    await open(await site.allow(named.url, { user: 'margaret' }));
    expect((await named.ended).stdout).toContain('JIRA_URL=https://other-demo.atlassian.net');
  });

  it('refuses a cloud id that the log-in does not reach, and lists those that it does', async () => {
    const { url, ended } = await wizard({ ATLASSIAN_OAUTH_CLOUD_ID: 'somewhere-else' });
    await open(await site.allow(url));
    expect((await ended).stderr).toContain(
      '11111111-2222-4333-8444-555555555555 (https://demo.atlassian.net)',
    );
  });

  it('logs in to Data Center, whose scopes are words', async () => {
    await site.close();
    site = await startOAuthSite({ deployment: 'datacenter' });
    const { url, ended } = await wizard();
    expect(url).toContain('/rest/oauth2/latest/authorize');
    expect(new URL(url).searchParams.get('scope')).toBe('WRITE');
    await open(await site.allow(url));
    expect((await ended).code).toBe(0);
    const { text } = await oneCall({ env: site.env }, 'jira_get_issue', { issue_key: 'PROJ-1' });
    expect(text).toContain('PROJ-1');
    // The name holds a hash of the site's address, so that two sites with one client id stay apart.
    expect(
      readdirSync(site.folder).filter((name) => /^oauth-demo-client-dc-[0-9a-f]{8}\.json$/.test(name)),
    ).toHaveLength(1);
  });
});
