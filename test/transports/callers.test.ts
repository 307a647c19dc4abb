import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type CountingSite, startSite } from '../support/counting-site.ts';
import { emptyFolder } from '../support/process.ts';
import { type Answer, call, send } from '../support/raw.ts';
import { type Service, startService } from '../support/service.ts';

const whoAmI = call('jira_get_user_profile', { user_identifier: 'me' });
const list = { method: 'tools/list', params: {} };
const basic = (user: string, secret: string) =>
  `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;

const said = ({ json }: Answer): string => json.result?.content[0].text ?? JSON.stringify(json);
const toolsOf = ({ json }: Answer): string[] => json.result.tools.map(({ name }: { name: string }) => name);
const productsOf = (answer: Answer): string[] => [
  ...new Set(
    toolsOf(answer)
      .map((name) => name.split('_')[0] ?? '')
      .filter((product) => product !== 'atlassian'),
  ),
];

let site: CountingSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const from = (headers: Record<string, string>, body: object = whoAmI) => ({ headers, body });
const lastAuthorization = () => site.received.at(-1)?.headers.get('authorization');

describe('with sites and credentials of the operator, open to other machines', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService(
      {
        JIRA_URL: site.url,
        JIRA_PERSONAL_TOKEN: 'demo-token',
        CONFLUENCE_URL: `${site.url}/confluence`,
        CONFLUENCE_PERSONAL_TOKEN: 'demo-token',
        JIRA_CUSTOM_HEADERS: 'X-Operator=secret-of-the-operator',
        MCP_ALLOWED_URL_DOMAINS: 'localhost',
      },
      ['--host', '0.0.0.0'],
    );
  });
  afterAll(() => service.child.kill());

  it.each([
    ['Bearer demo-token-linus', 'Linus Torvalds'],
    ['bearer demo-token-linus', 'Linus Torvalds'],
    ['TOKEN demo-token-barbara', 'Barbara Liskov'],
    [basic('edsger', 'demo-token-edsger'), 'Edsger Dijkstra'],
    [basic('radia', 'demo-token-radia').replace('Basic', 'bASIC'), 'Radia Perlman'],
  ])('acts as the sender of Authorization: %s', async (authorization, name) => {
    expect(said(await send(service.mcp, from({ authorization })))).toContain(name);
  });

  it.each([
    [{ 'X-Atlassian-Jira-Personal-Token': 'demo-token-linus' }, 'Linus Torvalds'],
    [
      { 'X-Atlassian-Jira-Username': 'edsger', 'X-Atlassian-Jira-Api-Token': 'demo-token-edsger' },
      'Edsger Dijkstra',
    ],
  ])('acts as the sender of %o, for Jira alone', async (headers, name) => {
    expect(said(await send(service.mcp, from(headers)))).toContain(name);
    expect(productsOf(await send(service.mcp, from(headers, list)))).toEqual(['jira']);
    const before = site.received.length;
    const other = await send(service.mcp, from(headers, call('confluence_search', { query: 'x' })));
    expect(said(other)).toContain('no confluence site is configured for this caller');
    expect(site.received.length).toBe(before);
  });

  it('takes different credentials for each product in one request, and Authorization for the rest', async () => {
    const mixed = {
      authorization: 'Token demo-token-linus',
      'X-Atlassian-Confluence-Personal-Token': 'demo-token-barbara',
    };
    expect(said(await send(service.mcp, from(mixed)))).toContain('Linus Torvalds');
    await send(service.mcp, from(mixed, call('confluence_search', { query: 'x' })));
    expect(lastAuthorization()).toBe('Bearer demo-token-barbara');
  });

  it("sends nothing of the operator's to a site that the caller names", async () => {
    const named = {
      'X-Atlassian-Jira-Url': site.url.replace('127.0.0.1', 'localhost'),
      'X-Atlassian-Jira-Personal-Token': 'demo-token-linus',
    };
    expect(said(await send(service.mcp, from(named)))).toContain('Linus Torvalds');
    expect(site.received.at(-1)?.headers.has('x-operator')).toBe(false);
    expect(site.received.at(-1)?.headers.get('host')).toMatch(/^localhost/);
    // What nobody asked before: who Linus is, is remembered from the tests above.
    const own = { ...named, 'X-Atlassian-Jira-Url': `${site.url}/` };
    await send(service.mcp, from(own, call('jira_get_issue', { issue_key: 'PROJ-123' })));
    expect(site.received.at(-1)?.headers.has('x-operator')).toBe(true);
  });

  it.each([
    [{}, 'Authentication required: no Atlassian credentials were provided.'],
    [{ authorization: '' }, 'Unauthorized: Empty Authorization header'],
    [{ authorization: 'Bearer' }, 'Unauthorized: Empty Bearer token'],
    [{ authorization: 'Token' }, 'Unauthorized: Empty Token (PAT)'],
    [{ authorization: 'Basic' }, 'Unauthorized: Empty Basic auth credentials'],
    [{ authorization: 'Basic !!!' }, 'Unauthorized: Invalid Basic auth encoding'],
    [{ authorization: `Basic ${btoa('nocolon')}` }, 'Unauthorized: Invalid Basic auth format.'],
    [{ authorization: `Basic ${btoa('ada:')}` }, 'Unauthorized: Email or API token is empty'],
    [{ authorization: 'Digest x' }, "Unauthorized: Only 'Bearer <OAuthToken>'"],
    [{ 'X-Atlassian-Jira-Username': 'ada' }, 'belong together'],
    [
      {
        'X-Atlassian-Jira-Personal-Token': 'x',
        'X-Atlassian-Jira-Username': 'a',
        'X-Atlassian-Jira-Api-Token': 'b',
      },
      'send either X-Atlassian-Jira-Personal-Token, or',
    ],
  ])('answers 401 to %o, with a challenge and the reason, whatever the method', async (headers, text) => {
    const before = site.received.length;
    for (const method of ['POST', 'GET', 'DELETE']) {
      const answer = await send(service.mcp, { method, headers, ...(method === 'POST' && { body: list }) });
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
      expect(answer.json.error).toContain(text);
    }
    expect(site.received.length).toBe(before);
  });

  it('names the remedy in the 401 and at the start', async () => {
    expect((await send(service.mcp, { body: list })).json.error).toContain('ALLOW_GLOBAL_CRED_FALLBACK=true');
    expect(service.output.stderr).toMatch(/WARNING .* get 401.*ALLOW_GLOBAL_CRED_FALLBACK=true/);
  });

  it('checks credentials once, remembers them by a hash, and never remembers a refusal', async () => {
    const checks = () => site.received.filter(({ path }) => path === '/rest/api/2/myself').length;
    const headers = { authorization: 'Bearer demo-token-katherine' };
    const before = checks();
    const tool = call('jira_get_issue', { issue_key: 'PROJ-1' });
    await Promise.all([1, 2, 3, 4].map(() => send(service.mcp, from(headers, tool))));
    await send(service.mcp, from(headers, tool));
    expect(checks()).toBe(before + 1);
    for (const attempt of [2, 3]) {
      const refused = await send(service.mcp, from({ authorization: 'Bearer wrong-token' }, tool));
      expect(said(refused)).toContain('Invalid user Jira token or configuration: Jira answered 401');
      expect(checks()).toBe(before + attempt);
    }
    expect(service.output.stderr).not.toMatch(/demo-token|wrong-token|secret-of/);
  });
});

describe('without any credentials of the operator', () => {
  it('starts, lists and serves a Cloud token with a cloud id at the gateway', async () => {
    const received: string[] = [];
    const gateway = await startSite(() => async (request) => {
      received.push(`${new URL(request.url).pathname} ${request.headers.get('authorization')}`);
      return Response.json({ accountId: 'a-1', displayName: 'Grace' });
    });
    const service = await startService({ ATLASSIAN_API_BASE: gateway.url }, ['--host', '0.0.0.0']);
    onTestFinished(() => {
      service.child.kill();
      gateway.close();
    });
    const headers = { authorization: 'BEARER t0ken', 'X-Atlassian-Cloud-Id': ' abc ' };
    expect(productsOf(await send(service.mcp, from(headers, list)))).toEqual(['jira', 'confluence']);
    expect(said(await send(service.mcp, from(headers)))).toContain('Grace');
    expect(new Set(received)).toEqual(new Set(['/ex/jira/abc/rest/api/3/myself Bearer t0ken']));
    expect((await send(service.mcp, { body: list })).status).toBe(401);
    const nowhere = await send(service.mcp, from({ authorization: 'Bearer x' }, list));
    expect(nowhere.json.error).toContain('X-Atlassian-Cloud-Id');
    for (const id of ['..', 'a/b', 'a?b', 'a%2fb'])
      expect((await send(service.mcp, from({ ...headers, 'X-Atlassian-Cloud-Id': id }, list))).status).toBe(
        400,
      );
  });

  it('answers 401 on loopback as well, also with ALLOW_GLOBAL_CRED_FALLBACK, as it says at the start', async () => {
    const service = await startService({ JIRA_URL: site.url, ALLOW_GLOBAL_CRED_FALLBACK: 'true' });
    onTestFinished(() => void service.child.kill());
    for (const body of [list, { jsonrpc: '2.0', id: 1, ...list }, call('jira_search')]) {
      const answer = await send(service.mcp, { body });
      expect(answer.status).toBe(401);
      expect(answer.json.error).toMatch(
        /Send one of these headers: .*none of its own: .*JIRA_PERSONAL_TOKEN/,
      );
    }
    expect(service.output.stderr).toContain(
      'No credentials of the server itself: requests bring their own, all others get 401.',
    );
  });

  it('says that a limited check says nothing about the credentials', async () => {
    const busy = await startSite(
      () => async () => Response.json({}, { status: 429, headers: { 'retry-after': '3600' } }),
    );
    const service = await startService({ JIRA_URL: busy.url });
    onTestFinished(() => {
      service.child.kill();
      busy.close();
    });
    const answer = said(await send(service.mcp, from({ authorization: 'Token x' })));
    expect(answer).toMatch(/limits requests .*429.*Wait 3600 s.*MCP_ATLASSIAN_VALIDATION_CACHE_TTL/);
  });
});

it('where clients log in, the server says at the start that its own credentials serve nobody else', async () => {
  const service = await startService({
    JIRA_URL: site.url,
    JIRA_PERSONAL_TOKEN: 'demo-token',
    ATLASSIAN_OAUTH_PROXY_ENABLE: 'true',
    ATLASSIAN_OAUTH_CLIENT_ID: 'app',
    ATLASSIAN_OAUTH_CLIENT_SECRET: 'secret-of-the-app',
    ATLASSIAN_OAUTH_REDIRECT_URI: 'http://127.0.0.1:9/callback',
    MCP_ATLASSIAN_TOKEN_DIR: emptyFolder(),
  });
  onTestFinished(() => void service.child.kill());
  const answer = await send(service.mcp, { body: list });
  expect(answer.status).toBe(401);
  expect(answer.headers['www-authenticate']).toContain('resource_metadata=');
  expect(service.output.stderr).toContain('Requests without credentials get 401, with the way to log in.');
});

describe('in external mode', () => {
  it('passes on what the operator named, signs nothing, and never adds credentials of the operator', async () => {
    const received: Headers[] = [];
    const jira = await startSite(() => async (request) => {
      received.push(request.headers);
      return Response.json({ name: 'ada', key: 'ada', displayName: 'Ada by cookie' });
    });
    const service = await startService(
      {
        JIRA_URL: jira.url,
        CONFLUENCE_URL: `${jira.url}/confluence`,
        CONFLUENCE_PERSONAL_TOKEN: 'operators-token',
        ATLASSIAN_EXTERNAL_AUTH_ENABLE: 'true',
        IGNORE_HEADER_AUTH: 'true',
        JIRA_PASSTHROUGH_HEADERS: 'X-Session',
      },
      ['--host', '0.0.0.0'],
    );
    onTestFinished(() => {
      service.child.kill();
      jira.close();
    });
    const headers = { 'X-Session': 's-1', authorization: 'Bearer of-the-balancer' };
    expect(said(await send(service.mcp, from(headers)))).toContain('Ada by cookie');
    expect(received.map((one) => [one.get('x-session'), one.get('authorization')])).toEqual([['s-1', null]]);
    expect(productsOf(await send(service.mcp, from(headers, list)))).toEqual(['jira']);
  });
});

describe('with IGNORE_HEADER_AUTH', () => {
  it('headers are no identity: the operator serves where he allowed it, else 401', async () => {
    const env = { JIRA_URL: site.url, JIRA_PERSONAL_TOKEN: 'demo-token', IGNORE_HEADER_AUTH: 'true' };
    const headers = { authorization: 'Bearer demo-token-linus' };
    const [closed, open] = await Promise.all([
      startService(env, ['--host', '0.0.0.0']),
      startService({ ...env, ALLOW_GLOBAL_CRED_FALLBACK: 'true' }, ['--host', '0.0.0.0']),
    ]);
    onTestFinished(() => {
      closed.child.kill();
      open.child.kill();
    });
    const refused = await send(closed.mcp, from(headers));
    expect(refused.status).toBe(401);
    expect(refused.json.error).toContain('IGNORE_HEADER_AUTH');
    expect(said(await send(open.mcp, from(headers)))).toContain('Ada Lovelace');
    expect(open.output.stderr).toMatch(/WARNING .*ALLOW_GLOBAL_CRED_FALLBACK is on.*MCP_ALLOWED_HOSTS/);
  });
});
