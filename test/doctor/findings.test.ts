import { chmodSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { toolsets } from '../../src/all-toolsets.ts';
import { createDemoSite } from '../../src/demo/site.ts';
import { listen } from '../../src/server/http/listen.ts';
import { webHandler } from '../../src/server/http/web.ts';
import { closedPort, type DemoSites, diagnose, SECRET, startDemoSites } from '../support/diagnose.ts';
import { emptyFolder, run } from '../support/process.ts';

let sites: DemoSites;
beforeAll(async () => {
  sites = await startDemoSites();
});
afterAll(() => sites.close());

const toolsOn = (deployment: string): number =>
  toolsets.flatMap(({ tools }) => tools).filter(({ only = deployment }) => only === deployment).length;

describe('doctor finds', () => {
  it.each([
    ['Cloud', 'onCloud', 'cloud'],
    ['Data Center', 'onDataCenter', 'datacenter'],
  ] as const)(
    'nothing wrong with a healthy %s, and says as whom, with which API and how many tools',
    async (_, configured, deployment) => {
      const { code, of, problems, stdout } = await diagnose({ env: sites[configured]() });
      expect(problems).toEqual([]);
      expect(code).toBe(0);
      for (const check of [
        'address',
        'credentials',
        'deployment',
        'proxy',
        'reachability',
        'identity',
        'permissions',
        'api-version',
        'clock',
      ])
        expect(
          of(check).map(({ product, status }) => `${product} ${status}`),
          check,
        ).toEqual(['jira ok', 'confluence ok']);
      expect(of('identity')[0]?.message).toContain('Ada Lovelace');
      expect(of('tools')[0]?.message).toBe(`${toolsOn(deployment)} tools are offered.`);
      expect(stdout).not.toContain(SECRET);
    },
  );

  it('a wrong token', async () => {
    const { code, of, stdout } = await diagnose({
      env: sites.onCloud({ JIRA_API_TOKEN: 'wrong-token-of-mine' }),
    });
    expect(code).toBe(1);
    expect(of('reachability')[0]).toMatchObject({ product: 'jira', status: 'ok' });
    expect(of('identity')).toMatchObject([
      {
        product: 'jira',
        status: 'error',
        message: expect.stringContaining('401'),
        remedy: expect.stringContaining('JIRA_API_TOKEN'),
      },
      { product: 'confluence', status: 'ok' },
    ]);
    expect(stdout).not.toContain('wrong-token-of-mine');
  });

  it('a wrong URL: no API there, nothing that listens, the page of an issue', async () => {
    const path = await diagnose({ env: sites.onDataCenter({ JIRA_URL: `${sites.dataCenterUrl}/nothing` }) });
    expect(path.code).toBe(1);
    expect(path.of('reachability')[0]).toMatchObject({
      status: 'error',
      message: expect.stringContaining('404'),
      remedy: expect.stringContaining('JIRA_URL'),
    });
    const port = await diagnose({ env: { JIRA_URL: await closedPort(), JIRA_PERSONAL_TOKEN: SECRET } });
    expect(port.code).toBe(1);
    expect(port.of('reachability')[0]?.message).toContain('ECONNREFUSED');
    const page = await diagnose(
      { args: [], env: sites.onCloud({ JIRA_URL: `${sites.cloudUrl}/browse/PROJ-1` }) },
      ['doctor', '--offline'],
    );
    expect(page.of('address')[0]).toMatchObject({
      status: 'warning',
      remedy: expect.stringContaining('/browse/'),
    });
  });

  it('that the site is of the other deployment', async () => {
    const { code, of } = await diagnose({
      env: {
        JIRA_URL: sites.cloudUrl,
        JIRA_DEPLOYMENT: 'datacenter',
        JIRA_USERNAME: 'ada@demo.example',
        JIRA_API_TOKEN: SECRET,
      },
    });
    expect(code).toBe(1);
    expect(of('reachability')[0]).toMatchObject({
      status: 'error',
      remedy: expect.stringContaining('JIRA_DEPLOYMENT'),
    });
  });

  it('a proxy that is down, and names it without its credentials', async () => {
    const proxy = new URL(await closedPort());
    const { code, of, stdout } = await diagnose({
      env: sites.onCloud({ HTTP_PROXY: `http://bob:hidden-word@${proxy.host}` }),
    });
    expect(code).toBe(1);
    expect(of('proxy')[0]?.message).toContain(proxy.host);
    expect(of('reachability')[0]).toMatchObject({
      status: 'error',
      message: expect.stringContaining(`http://${proxy.host}`),
    });
    expect(stdout).not.toContain('hidden-word');
  });

  it('a clock that is wrong, by what the site says', async () => {
    const site = createDemoSite({ deployment: 'datacenter' });
    const server = await listen({
      host: '127.0.0.1',
      port: 0,
      handle: webHandler(async (request) => {
        const response = await site.fetch(request);
        response.headers.set('date', new Date(Date.now() + 3_600_000).toUTCString());
        return response;
      }),
    });
    onTestFinished(() => server.close(0));
    const { code, of } = await diagnose({ env: { JIRA_URL: server.url, JIRA_PERSONAL_TOKEN: SECRET } });
    expect(code).toBe(1);
    expect(of('clock')[0]).toMatchObject({ status: 'error', message: expect.stringMatching(/\d+ s behind/) });
  });

  it('what an account may not do', async () => {
    const { code, of } = await diagnose({
      env: sites.onDataCenter({ JIRA_PERSONAL_TOKEN: 'demo-token-guest' }),
    });
    expect(code).toBe(0);
    expect(of('permissions')[0]).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('create issues'),
    });
  });

  it.each(['onCloud', 'onDataCenter'] as const)(
    'a filter that names what is not there (%s)',
    async (configured) => {
      const filters = { JIRA_PROJECTS_FILTER: 'PROJ,NONE', CONFLUENCE_SPACES_FILTER: 'DOCS' };
      const { of } = await diagnose({ env: sites[configured](filters) });
      expect(of('filter')).toMatchObject([
        { product: 'jira', status: 'warning', message: expect.stringContaining('names NONE, which') },
        { product: 'confluence', status: 'ok', message: expect.stringContaining('DOCS') },
      ]);
    },
  );

  it('which tools are hidden, and by what', async () => {
    const { code, of } = await diagnose({
      env: sites.onDataCenter({ READ_ONLY_MODE: 'true', EXCLUDE_TOOLS: 'jira_search' }),
    });
    expect(code).toBe(0);
    const hidden = of('hidden-tools').map(({ message }) => message);
    expect(hidden).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\d+ tools are hidden: READ_ONLY_MODE/),
        '1 tool is hidden: named in EXCLUDE_TOOLS.',
        expect.stringContaining('only on Atlassian Cloud'),
      ]),
    );
  });
});

describe('doctor examines the configuration', () => {
  it('and names every wrong option at once, with exit code 2', async () => {
    const { code, of } = await diagnose({ env: { JIRA_URL: 'nonsense', READ_ONLY_MODE: 'perhaps' } });
    expect(code).toBe(2);
    expect(of('options').map(({ message }) => message)).toEqual([
      expect.stringContaining('JIRA_URL is "nonsense"'),
      expect.stringContaining('READ_ONLY_MODE is "perhaps"'),
    ]);
    const together = await diagnose({ env: { MCP_LOGGING_STDOUT: 'true' } });
    expect(together.code).toBe(2);
  });

  it('and names what has no effect in the .env file, and who may read it', async () => {
    const cwd = emptyFolder();
    const file = join(cwd, '.env');
    writeFileSync(file, 'JIRA_USER_NAME=ada\nREAD_ONLY_MODE=true\n');
    chmodSync(file, 0o644);
    const { code, of } = await diagnose({ cwd });
    expect(code).toBe(1);
    expect(of('env-file')).toMatchObject([
      { status: 'ok', message: expect.stringContaining(file) },
      { status: 'warning', remedy: `chmod 600 ${file}` },
      { status: 'warning', remedy: 'Is JIRA_USERNAME meant?' },
    ]);
    expect(of('tools')[0]?.status).toBe('error');
  });

  it('offline without a single request', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests++;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { code, of } = await diagnose({ env: { JIRA_URL: url, JIRA_PERSONAL_TOKEN: SECRET } }, [
      'doctor',
      '--offline',
    ]);
    expect({ code, requests }).toEqual({ code: 0, requests: 0 });
    expect(of('reachability')).toMatchObject([{ status: 'skipped' }]);
  });

  it('and prints for people with remedies, and details when asked', async () => {
    const { code, stdout } = await run({
      env: sites.onCloud({ JIRA_API_TOKEN: 'wrong' }),
      args: ['doctor', '--verbose'],
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^ERROR {4}Jira identity: .*\n {9}-> Make an API token/m);
    expect(stdout).toMatch(/^ {9}offered: .*jira_get_issue/m);
    expect(stdout).toMatch(/1 error, 0 warnings\.\n$/);
  });
});
