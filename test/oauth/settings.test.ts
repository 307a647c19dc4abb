import { afterEach, expect, it } from 'vitest';
import { type OAuthSite, startOAuthSite, storeLogIn } from '../support/oauth-site.ts';
import { oneCall } from '../support/one-call.ts';

let site: OAuthSite;
afterEach(() => site.close());

const CLOUD_ID = '11111111-2222-4333-8444-555555555555';
const getIssue = (env: Record<string, string>) =>
  oneCall({ env: { ...site.env, ...env }, args: ['-v'] }, 'jira_get_issue', { issue_key: 'PROJ-1' });
const without = { ATLASSIAN_OAUTH_CLIENT_ID: '', ATLASSIAN_OAUTH_CLIENT_SECRET: '' };

it('JIRA_OAUTH_* is the app of Jira alone', async () => {
  site = await startOAuthSite();
  await storeLogIn(site);
  const { text, stderr } = await getIssue({
    ...without,
    JIRA_OAUTH_CLIENT_ID: 'demo-client',
    JIRA_OAUTH_CLIENT_SECRET: 'demo-secret',
  });
  expect(text).toContain('PROJ-1');
  expect(stderr).toContain('confluence: not configured');
});

it('a token of its own (bring your own) comes before the app, and is told from the one of the other product', async () => {
  site = await startOAuthSite();
  const { access_token: token } = await storeLogIn(site);
  const own = { ATLASSIAN_OAUTH_CLOUD_ID: CLOUD_ID, JIRA_OAUTH_ACCESS_TOKEN: token };
  expect((await getIssue({ ...own, ATLASSIAN_OAUTH_ACCESS_TOKEN: 'wrong' })).text).toContain('PROJ-1');
  expect((await getIssue({ ...own, JIRA_OAUTH_ACCESS_TOKEN: 'wrong' })).isError).toBe(true);
});

it('an OAuth token without a cloud id is of no use on Cloud, and the log says what is missing', async () => {
  site = await startOAuthSite();
  const { stderr } = await getIssue({ ...without, ATLASSIAN_OAUTH_ACCESS_TOKEN: 'x' });
  expect(stderr).toContain('needs ATLASSIAN_OAUTH_CLOUD_ID');
});

it("ATLASSIAN_OAUTH_ENABLE (callers bring tokens) leaves the operator's user name and API token unused on Cloud", async () => {
  site = await startOAuthSite();
  const basic = {
    ...without,
    JIRA_URL: site.url,
    JIRA_DEPLOYMENT: 'cloud',
    JIRA_USERNAME: 'ada@demo.example',
    JIRA_API_TOKEN: 'demo-token',
  };
  expect((await getIssue(basic)).text).toContain('PROJ-1');
  const { isError, text } = await getIssue({ ...basic, ATLASSIAN_OAUTH_ENABLE: 'true' });
  expect(isError).toBe(true);
  expect(text).toContain('no jira site is configured for this caller');
});

it('a log-in that reaches several sites ends the start with the list of them', async () => {
  site = await startOAuthSite();
  await storeLogIn(site, { cloud_id: null }, 'margaret');
  const { code, stderr } = await getIssue({});
  expect(code).toBe(2);
  expect(stderr).toContain(
    `set ATLASSIAN_OAUTH_CLOUD_ID to one of YOUR_CLOUD_ID (https://other-demo.atlassian.net), ${CLOUD_ID}`,
  );
});
