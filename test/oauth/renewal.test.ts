import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type OAuthSite, type OAuthSiteOptions, startOAuthSite, storeLogIn } from '../support/oauth-site.ts';
import { oneCall, startCall } from '../support/one-call.ts';

let site: OAuthSite;
afterEach(() => site.close());

const begin = async (options: OAuthSiteOptions = {}, changes: Record<string, unknown> = {}) => {
  site = await startOAuthSite(options);
  return storeLogIn(site, changes);
};
const getIssue = (env: Record<string, string> = {}) =>
  oneCall({ env: { ...site.env, ...env } }, 'jira_get_issue', { issue_key: 'PROJ-1' });
const file = () => join(site.folder, 'oauth-demo-client.json');
const stored = () => JSON.parse(readFileSync(file(), 'utf8'));
const CLOUD_ID = '11111111-2222-4333-8444-555555555555';
const EXPIRED = { expires_at: 1 };

describe('a log-in', () => {
  it('is used without renewal while it is fresh', async () => {
    await begin();
    const { text } = await getIssue();
    expect(text).toContain('PROJ-1');
    expect(site.renewals()).toBe(0);
  });

  it("of the reference server carries over, with its keys and seconds, and is renewed in the reference's layout", async () => {
    const before = await begin({}, EXPIRED);
    expect((await getIssue()).text).toContain('PROJ-1');
    expect(site.renewals()).toBe(1);
    expect(stored()).toMatchObject({ cloud_id: CLOUD_ID, access_token: expect.any(String) });
    expect(stored().refresh_token).not.toBe(before.refresh_token);
    expect(stored().expires_at).toBeGreaterThan(Date.now() / 1000);
  });

  it('is renewed ahead of its end, with five minutes to spare for clocks that differ', async () => {
    await begin({}, { expires_at: Date.now() / 1000 + 250 });
    await getIssue();
    expect(site.renewals()).toBe(1);
  });

  it('is renewed once and the call repeated when Atlassian answers 401', async () => {
    await begin({}, { access_token: 'revoked-elsewhere' });
    expect((await getIssue()).text).toContain('PROJ-1');
    expect(site.renewals()).toBe(1);
  });

  it('works on Data Center, also from the plain file of the reference', async () => {
    await begin({ deployment: 'datacenter' }, EXPIRED);
    expect((await getIssue()).text).toContain('PROJ-1');
    expect(site.renewals()).toBe(1);
  });

  it('that was revoked ends in an error that names the command to run', async () => {
    await begin({}, { ...EXPIRED, refresh_token: 'revoked' });
    const { isError, text } = await getIssue();
    expect(isError).toBe(true);
    expect(text).toContain('The log-in has ended.');
    expect(text).toContain('invalid_grant: Unknown or invalid refresh token');
    expect(text).toContain('Run `mcp-atlassian oauth-setup` to log in again.');
  });

  it('finds its site by itself where no cloud id is known', async () => {
    await begin({}, { cloud_id: null });
    expect((await getIssue()).text).toContain('PROJ-1');
  });

  it('is encrypted at rest with MCP_ATLASSIAN_TOKEN_KEY, and useless with another key', async () => {
    await begin({}, EXPIRED);
    expect((await getIssue({ MCP_ATLASSIAN_TOKEN_KEY: 'k1' })).text).toContain('PROJ-1');
    expect(Object.keys(stored())).toEqual(['sealed']);
    expect((await getIssue({ MCP_ATLASSIAN_TOKEN_KEY: 'k1' })).text).toContain('PROJ-1');
    const id = { ATLASSIAN_OAUTH_CLOUD_ID: CLOUD_ID };
    expect((await getIssue({ MCP_ATLASSIAN_TOKEN_KEY: 'k2', ...id })).text).toContain(
      'is not the key that it was encrypted with',
    );
    expect((await getIssue(id)).text).toContain('MCP_ATLASSIAN_TOKEN_KEY is not set');
  });
});

describe('a token of the operator (bring your own)', () => {
  it('is never renewed, whatever the answer', async () => {
    const { refresh_token } = await begin();
    const { isError, text } = await getIssue({
      ATLASSIAN_OAUTH_ACCESS_TOKEN: 'ended',
      ATLASSIAN_OAUTH_CLOUD_ID: CLOUD_ID,
    });
    expect(isError).toBe(true);
    expect(text).toContain('401');
    expect(site.renewals()).toBe(0);
    expect(stored().refresh_token).toBe(refresh_token);
  });
});

describe('many processes with one log-in', () => {
  it('renew it exactly once, and every call is answered', { timeout: 120_000 }, async () => {
    await begin({ oauth: { reuseLeewaySeconds: 0 } }, EXPIRED);
    const answers = await Promise.all(Array.from({ length: 20 }, () => getIssue()));
    expect(answers.filter(({ isError, text }) => isError || !text.includes('PROJ-1'))).toEqual([]);
    expect(site.renewals()).toBe(1);
  });

  it('keep it when one of them is killed in the middle of a renewal', async () => {
    let reached = () => {};
    const inTheMiddle = new Promise<void>((resolve) => {
      reached = resolve;
    });
    let first = true;
    await begin(
      {
        onToken: (form) => {
          if (form.get('grant_type') !== 'refresh_token' || !first) return undefined;
          first = false;
          reached();
          // Never answered: the process is killed while it waits.
          return new Promise(() => {});
        },
      },
      EXPIRED,
    );
    const victim = startCall({ env: site.env }, 'jira_get_issue', { issue_key: 'PROJ-1' });
    await inTheMiddle;
    victim.child.kill('SIGKILL');
    await victim.ended;
    expect((await getIssue()).text).toContain('PROJ-1');
    expect(site.renewals()).toBe(2);
  });
});

describe('a store that cannot be used', () => {
  it('damaged: says which file, and loses nothing', async () => {
    await begin();
    writeFileSync(file(), '{"refresh_tok');
    const { text } = await getIssue({ ATLASSIAN_OAUTH_CLOUD_ID: CLOUD_ID });
    expect(text).toContain('oauth-demo-client.json is damaged');
    expect(readFileSync(file(), 'utf8')).toBe('{"refresh_tok');
  });

  it('where nothing can be written: the refresh token is not used up', async () => {
    const tokens = await begin({}, EXPIRED);
    // With this name there is no room for the draft's ending: it fails for every account, root's as well.
    const clientId = 'c'.repeat(240);
    const path = join(site.folder, `oauth-${clientId}.json`);
    writeFileSync(path, JSON.stringify(tokens));
    const { isError, text } = await getIssue({ ATLASSIAN_OAUTH_CLIENT_ID: clientId });
    expect(isError).toBe(true);
    expect(text).toContain('cannot be stored');
    expect(text).toContain('(ENAMETOOLONG), so it was not renewed');
    expect(site.renewals()).toBe(0);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(tokens);
  });

  it('locked by a process that died: taken over', async () => {
    await begin({}, EXPIRED);
    writeFileSync(
      join(site.folder, 'oauth-demo-client.lock'),
      JSON.stringify({ id: 'gone', pid: 2 ** 22 - 1, host: hostname() }),
    );
    expect((await getIssue()).text).toContain('PROJ-1');
    expect(site.renewals()).toBe(1);
  });
});
