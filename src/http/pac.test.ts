import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPac } from './pac.ts';

const connect = () => ({ rejectUnauthorized: true });

/** The ways that a PAC file names, read from the disk. */
async function ask(script: string, url = 'https://jira.company.com'): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pac-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'proxy.pac');
  writeFileSync(file, script);
  return createPac({ address: pathToFileURL(file).href, connect })(new URL(url));
}

const answering = (answer: string) => `function FindProxyForURL(url, host) { return ${answer}; }`;

/** As companies have them: exceptions by name and network, kinds of proxies, a chain at the end. */
const company = `
// Proxy settings of a company
var fallback = "DIRECT";
function FindProxyForURL(url, host) {
  if (isPlainHostName(host) || dnsDomainIs(host, ".intern.company.com")) return fallback;
  if (isInNet(host, "10.0.0.0", "255.0.0.0")) return "DIRECT";
  if (shExpMatch(host, "*.socks.company.com")) return "SOCKS5 socks.company.com:1080";
  if (url.substring(0, 5) == "http:") { alert("plain"); return "PROXY plain.company.com:3128"; }
  if (localHostOrDomainIs(host, "old.company.com")) return "SOCKS4 old:1080; HTTPS secure.company.com:3129";
  if (isResolvable("no-such-host.invalid")) return "PROXY wrong:1";
  return "PROXY a.company.com:8080; PROXY b.company.com:8080; DIRECT";
}`;

describe('a PAC file', () => {
  it.each([
    ['https://jira', ['direct']],
    ['https://wiki.intern.company.com', ['direct']],
    ['https://10.1.2.3', ['direct']],
    ['https://x.socks.company.com', ['socks5://socks.company.com:1080']],
    ['http://11.1.2.3', ['http://plain.company.com:3128']],
    ['https://old.company.com', ['https://secure.company.com:3129']],
    ['https://11.1.2.3', ['http://a.company.com:8080', 'http://b.company.com:8080', 'direct']],
  ])('of a company leads to %s by %s', async (url, ways) => {
    expect(await ask(company, url)).toEqual(ways);
  });

  it.each([
    ['null', ['direct']],
    ['""', ['direct']],
    ['"  ;DIRECT;; "', ['direct']],
    ['"PROXY [::1]:8080"', ['http://[::1]:8080']],
    ['url.indexOf("secret") < 0 ? "PROXY clean:1" : "PROXY leaked:1"', ['http://clean:1']],
  ])('that answers %s leads by %s', async (answer, ways) => {
    expect(await ask(answering(answer), 'https://11.1.2.3/secret?token=secret')).toEqual(ways);
  });

  it.each([
    ['no function', '<html>Log in</html>', 'it has no function FindProxyForURL'],
    ['a syntax error', 'function FindProxyForURL( {', 'its script fails'],
    ['an endless loop', 'function FindProxyForURL() { for (;;) {} }', 'no end within 1 s'],
    [
      'a promise never kept',
      'function FindProxyForURL() { return new Promise(function () {}); }',
      'no answer',
    ],
    [
      'a hunger for memory',
      'function FindProxyForURL() { var a = []; for (;;) a.push(new Array(999)); }',
      'its script fails',
    ],
    [
      'endless names',
      'function FindProxyForURL() { for (var i = 0; ; i++) dnsResolve("a" + i + ".invalid"); }',
      'more than 30 names',
    ],
    ['a reach for this process', answering('process.env.HOME'), 'process is not defined'],
    ['unknown kinds only', answering('"SOCKS4 a:1"'), 'in which no supported way is'],
    ['an address with credentials', answering('"PROXY user:pass@a:1"'), 'in which no supported way is'],
    ['too many bytes', `${answering('"DIRECT"')}//${'x'.repeat(1024 * 1024)}`, 'more than 1048576'],
  ])('with %s is an error that says so', async (_, script, words) => {
    await expect(ask(script)).rejects.toThrow(words);
  });
});

/** A server of PAC files, and how often it was asked. */
async function serve(status: number, script: string) {
  let count = 0;
  const server = createServer((_, response) => {
    count += 1;
    response.writeHead(status, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/proxy.pac`,
    count: () => count,
  };
}

describe('a PAC file on a server', () => {
  it('is fetched once, and asked once for each site', async () => {
    const { address, count } = await serve(200, answering('"PROXY a:" + host.length'));
    const ask = createPac({ address, connect });
    const [one, other, again] = await Promise.all(
      ['https://11.1.2.3/a', 'https://11.1.2.30/', 'https://11.1.2.3/b'].map((url) => ask(new URL(url))),
    );
    expect([one, other]).toEqual([['http://a:8'], ['http://a:9']]);
    expect(again).toBe(one);
    expect(count()).toBe(1);
  });

  it('is asked for again after a failure, which names the address without credentials', async () => {
    const { address, count } = await serve(500, 'Oops');
    const ask = createPac({ address: address.replace('//', '//user:s3cret@'), connect });
    const failed = () => ask(new URL('https://11.1.2.3')).catch((error: Error) => error.message);
    expect(await failed()).toMatch(
      /file \(PAC\) http:\/\/127\.0\.0\.1.*cannot be used: its server answered 500/,
    );
    expect(await failed()).not.toContain('s3cret');
    expect(count()).toBe(2);
  });

  it('that is not there is said with its reason', async () => {
    const ask = createPac({ address: 'http://no-such-host.invalid/wpad.dat', connect });
    await expect(ask(new URL('https://11.1.2.3'))).rejects.toThrow(
      /no-such-host\.invalid\/wpad\.dat cannot be used: its server cannot be reached \((ENOTFOUND|EAI_AGAIN)\)\. Check the PROXY_WPAD options/,
    );
  });
});
