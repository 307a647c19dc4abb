import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type DemoSites, diagnose, startDemoSites } from '../support/diagnose.ts';
import { startOAuthSite, storeLogIn } from '../support/oauth-site.ts';
import { run } from '../support/process.ts';

let sites: DemoSites;
beforeAll(async () => {
  sites = await startDemoSites();
});
afterAll(() => sites.close());

describe('with an OAuth log-in', () => {
  const everything =
    'read:jira-work write:jira-work read:jira-user read:confluence-content.all write:confluence-content search:confluence';

  it('auth status tells account, site, scopes and end of the log-in, without a token', async () => {
    const site = await startOAuthSite();
    onTestFinished(() => site.close());
    const env = { ...site.env, ATLASSIAN_OAUTH_SCOPE: everything };
    const tokens = await storeLogIn({ ...site, env }, {});
    const { code, of, stdout, problems } = await diagnose({ env }, ['auth', 'status']);
    expect(problems).toEqual([]);
    expect(code).toBe(0);
    expect(of('deployment')[0]).toMatchObject({
      details: { cloud_id: '11111111-2222-4333-8444-555555555555' },
    });
    expect(of('identity')[0]?.message).toContain('Ada Lovelace');
    expect(of('scopes')[0]?.message).toContain('read:jira-work write:jira-work');
    expect(of('log-in')[0]?.message).toMatch(/valid until \d{4}-/);
    for (const token of [tokens.access_token, tokens.refresh_token]) expect(stdout).not.toContain(token);
  });

  it('doctor finds a missing scope', async () => {
    const site = await startOAuthSite();
    onTestFinished(() => site.close());
    const env = { ...site.env, ATLASSIAN_OAUTH_SCOPE: 'read:jira-work offline_access' };
    await storeLogIn({ ...site, env });
    const { code, of } = await diagnose({ env });
    expect(code).toBe(1);
    const scopes = of('scopes');
    expect(scopes.filter(({ product }) => product === 'jira')).toMatchObject([
      { status: 'warning', message: expect.stringContaining('no scope to change Jira') },
    ]);
    expect(
      scopes.filter(({ product, status }) => product === 'confluence' && status === 'error'),
    ).toMatchObject([
      { message: expect.stringContaining('scope does not match') },
      {
        message: 'The token has no scope to read Confluence.',
        remedy: expect.stringContaining('oauth-setup'),
      },
    ]);
  });

  it('doctor finds that nobody has logged in', async () => {
    const site = await startOAuthSite();
    onTestFinished(() => site.close());
    const { code, stdout } = await diagnose({ env: site.env });
    expect(code).toBe(1);
    expect(stdout).toContain('There is no OAuth log-in');
    expect(stdout).toContain('oauth-setup');
  });
});

describe('the debug modes', () => {
  it.each([
    ['api-only', 'permissions', 2],
    ['mcp-only', 'stdio', 3],
    ['http-server', 'http-server', 6],
  ])('%s: looks at its part', async (mode, check, count) => {
    const { code, of, problems } = await diagnose({ env: sites.onCloud() }, ['doctor', '--mode', mode]);
    expect(problems).toEqual([]);
    expect(code).toBe(0);
    expect(of(check)).toHaveLength(count);
  });

  it('http-server: a service whose callers bring their own credentials offers others nothing, rightly', async () => {
    const { code, of } = await diagnose(
      { env: { JIRA_URL: sites.dataCenterUrl, TRANSPORT: 'streamable-http' } },
      ['doctor', '--mode', 'http-server'],
    );
    expect(code).toBe(0);
    expect(of('http-server').map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  });

  it('say what fails, with exit code 1, and refuse a mode that does not exist with 2', async () => {
    const env = { JIRA_URL: sites.dataCenterUrl, JIRA_PERSONAL_TOKEN: 'wrong' };
    for (const mode of ['mcp-only', 'http-server'])
      expect(await diagnose({ env }, ['doctor', '--mode', mode]), mode).toMatchObject({
        code: 1,
        problems: [{ message: expect.stringContaining('401') }],
      });
    const secret = await diagnose({ env, args: ['--jira-token', 'seen'] }, ['doctor', '--mode', 'mcp-only']);
    expect(secret).toMatchObject({
      code: 2,
      problems: [{ message: expect.stringContaining('set JIRA_API_TOKEN') }],
    });
    const unknown = await run({ args: ['doctor', '--mode', 'all'] });
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('api-only, mcp-only, http-server');
  });
});
