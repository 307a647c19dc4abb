import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ask, askAndListen, fine, startJira } from './ask.ts';
import { has } from './components.ts';
import { makeCertificates, pair, startMicrosocks, startSquid, startTinyproxy } from './peers.ts';

const credentials = { user: 'proxy-user', password: 'p4ss:w%rd' };
const encoded = `${credentials.user}:${encodeURIComponent(credentials.password)}`;
const closed = 'http://127.0.0.1:1';

describe.skipIf(!has('squid'))('Squid', () => {
  it('carries requests to http sites, and tunnels to https sites', async () => {
    const port = await startSquid();
    const plain = await ask({ JIRA_URL: await startJira(), HTTP_PROXY: `http://127.0.0.1:${port}` });
    expect(plain).toContain('by a proxy');
    const { ca, server } = makeCertificates();
    const secure = { JIRA_URL: await startJira(pair(server)), REQUESTS_CA_BUNDLE: ca };
    expect(await ask({ ...secure, HTTPS_PROXY: `http://127.0.0.1:${port}` })).toContain(fine);
  });

  it('gets the credentials of its address; none and wrong ones are said as that, and no log shows them', async () => {
    const port = await startSquid(credentials);
    const { ca, server } = makeCertificates();
    const sites = [
      { JIRA_URL: await startJira() },
      { JIRA_URL: await startJira(pair(server)), REQUESTS_CA_BUNDLE: ca },
    ];
    for (const site of sites) {
      const through = (user: string) => {
        const proxy = `http://${user}127.0.0.1:${port}`;
        return askAndListen({ ...site, HTTP_PROXY: proxy, HTTPS_PROXY: proxy });
      };
      const right = await through(`${encoded}@`);
      expect(right.text).toContain(fine);
      expect(right.log).toContain(`is http://127.0.0.1:${port}`);
      const [none, wrong] = [await through(''), await through('proxy-user:wr0ng@')];
      for (const { text } of [none, wrong])
        expect(text).toMatch(/proxy .*wants credentials|proxy answered 407.*wants credentials/i);
      for (const { text, log } of [right, none, wrong])
        expect(text + log).not.toMatch(/wr0ng|p4ss|s3cret|cHJveHkt/);
    }
  });

  it('that refuses a host, or does not find it, is said as what it is', async () => {
    const HTTP_PROXY = `http://127.0.0.1:${await startSquid()}`;
    expect(await ask({ JIRA_URL: 'http://blocked.example', HTTP_PROXY })).toMatch(
      /answered 403.*proxy in between/,
    );
    expect(await ask({ JIRA_URL: 'http://no-such-host.invalid', HTTP_PROXY })).toMatch(
      /answered 50[23].*The requested URL could not be retrieved/,
    );
    expect(await ask({ JIRA_URL: 'https://blocked.example', HTTPS_PROXY: HTTP_PROXY })).toMatch(
      /the proxy refused the connection \(403\)/,
    );
  });
});

it('a proxy that is not there is named, without its credentials', async () => {
  const env = { JIRA_URL: await startJira(), HTTP_PROXY: 'http://user:s3cret-pw@127.0.0.1:1' };
  const { text, log } = await askAndListen(env);
  expect(text).toContain('the proxy http://127.0.0.1:1 cannot be reached: check its address');
  expect(text + log).not.toContain('s3cret');
});

/** A company's PAC file with these ways for everything but a few networks. */
function pacFile(ways: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'mcp-atlassian-system-')), 'proxy.pac');
  writeFileSync(
    file,
    `function FindProxyForURL(url, host) {
      if (dnsDomainIs(host, ".intern.example") || isInNet(host, "10.0.0.0", "255.0.0.0")) return "DIRECT";
      if (isInNet(host, "127.0.0.0", "255.0.0.0") && shExpMatch(url, "http*://*")) return "${ways}";
      return "DIRECT";
    }`,
  );
  return pathToFileURL(file).href;
}

describe.skipIf(!has('squid') && !has('tinyproxy'))('a PAC file', () => {
  const start = () => (has('squid') ? startSquid() : startTinyproxy());

  it('leads through the proxies that it names, by the next where one is not there, and only when it is enabled', async () => {
    const [site, port] = [await startJira(), await start()];
    const address = pacFile(`PROXY 127.0.0.1:1; PROXY 127.0.0.1:${port}; DIRECT`);
    const env = { JIRA_URL: site, ATLASSIAN_PROXY_WPAD_URL: address };
    const { text, log } = await askAndListen({ ...env, ATLASSIAN_PROXY_WPAD_ENABLE: 'true' });
    expect(text).toContain('by a proxy');
    expect(log).toContain(`is http://127.0.0.1:1, then http://127.0.0.1:${port}, then direct`);
    expect(log).toContain(`take this way: http://127.0.0.1:${port}`);
    expect(await ask(env)).not.toContain('by a proxy');
    const off = { ...env, ATLASSIAN_PROXY_WPAD_ENABLE: 'true', JIRA_PROXY_WPAD_ENABLE: 'false' };
    expect(await ask(off)).not.toContain('by a proxy');
  });

  it('comes from a web server, and gives way to NO_PROXY and to a proxy that is named', async () => {
    const [site, port] = [await startJira(), await start()];
    const script = `function FindProxyForURL() { return "PROXY 127.0.0.1:1"; }`;
    const server = await startJira(undefined, (_, response) => void response.end(script));
    const env = { JIRA_URL: site, JIRA_PROXY_WPAD_ENABLE: 'true', JIRA_PROXY_WPAD_URL: `${server}/wpad.dat` };
    expect(await ask(env)).toContain('the proxy http://127.0.0.1:1 cannot be reached');
    expect(await ask({ ...env, NO_PROXY: '127.0.0.0/8' })).toContain(fine);
    expect(await ask({ ...env, HTTP_PROXY: `http://127.0.0.1:${port}` })).toContain('by a proxy');
  });

  it('ends in a direct way, or in none at all', async () => {
    const site = await startJira();
    const env = { JIRA_URL: site, ATLASSIAN_PROXY_WPAD_ENABLE: 'true' };
    const direct = { ...env, ATLASSIAN_PROXY_WPAD_URL: pacFile('PROXY 127.0.0.1:1; DIRECT') };
    expect(await ask(direct)).toContain(fine);
    const missing = { ...env, ATLASSIAN_PROXY_WPAD_URL: 'file:///no/such/file.pac' };
    const { text, log } = await askAndListen(missing);
    for (const said of [text, log])
      expect(said).toContain('file:///no/such/file.pac cannot be used: it cannot be read (ENOENT)');
  });

  it.skipIf(!has('microsocks'))('names SOCKS proxies as well', async () => {
    const env = { JIRA_URL: await startJira(), ATLASSIAN_PROXY_WPAD_ENABLE: 'true' };
    const address = pacFile(`SOCKS 127.0.0.1:${await startMicrosocks()}`);
    const { text, log } = await askAndListen({ ...env, ATLASSIAN_PROXY_WPAD_URL: address });
    expect(text).toContain(fine);
    expect(log).toMatch(/take this way: socks5:/);
  });
});

it('options for proxies are read in lower case too', async () => {
  const site = await startJira();
  for (const variable of ['http_proxy', 'HTTP_PROXY', 'socks_proxy', 'SOCKS_PROXY'])
    expect(
      await ask({
        JIRA_URL: site,
        [variable]: closed.replace('http', variable.toLowerCase().split('_')[0] ?? ''),
      }),
      variable,
    ).toMatch(/the proxy (http|socks5?):\/\/127\.0\.0\.1:1 cannot be reached/);
  expect(await ask({ JIRA_URL: site, http_proxy: closed, no_proxy: '127.0.0.1' })).toContain(fine);
});
