import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuardedFetch, createPinnedLookup, type Resolve } from './guarded-fetch.ts';
import { createTargetPolicy } from './target-policy.ts';

let port: number;
let hosts: string[];
const server = createServer((request, response) => {
  hosts.push(request.headers.host ?? '');
  response.end();
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** A resolver that gives each answer once, the last one for ever, and counts. */
function playing(...answers: string[][]): { resolve: Resolve; asked: string[] } {
  const asked: string[] = [];
  const resolve: Resolve = (hostname, done) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    done(
      null,
      answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { resolve, asked };
}

/** The guarded way, and what took the operator's own. */
function guarded(resolve: Resolve, allowedHosts?: string[]) {
  hosts = [];
  const named: string[] = [];
  const fetch = createGuardedFetch({
    policy: createTargetPolicy({ allowedHosts, sites: ['http://jira.corp:8080'] }),
    tls: { caFiles: [], systemTrustStore: false },
    named: async (url) => {
      named.push(url.origin);
      return new Response();
    },
    resolve,
  });
  const get = (url: string) =>
    fetch(new URL(url), {
      method: 'GET',
      headers: {},
      body: null,
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    });
  return { get, named };
}

describe('a name that a caller sent', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.31.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'link local'],
    ['100.100.100.200', 'carrier grade nat'],
    ['0.0.0.0', 'unspecified'],
    ['168.63.129.16', 'cloud platform'],
    ['::1', 'loopback'],
    ['fd00:ec2::254', 'unique local'],
    ['fe80::1', 'link local'],
    ['::ffff:10.0.0.1', 'ipv4 mapped'],
    ['64:ff9b::a00:1', 'rfc6052'],
    ['::7f00:1', 'outside the public range'],
  ])('that resolves to %s is not connected to', async (address, reason) => {
    const { resolve } = playing([address]);
    await expect(guarded(resolve).get(`http://rebind.example:${port}/`)).rejects.toThrow(reason);
    expect(hosts).toEqual([]);
  });

  it('is refused where one of its addresses is private, whatever the others are', async () => {
    const { resolve } = playing(['93.184.215.14', '127.0.0.1']);
    await expect(guarded(resolve).get(`http://rebind.example:${port}/`)).rejects.toThrow('loopback');
    expect(hosts).toEqual([]);
  });

  it('gains nothing by changing its answer: what was checked is what the connection gets, in one look', async () => {
    const { resolve, asked } = playing(['93.184.215.14'], ['127.0.0.1'], ['93.184.215.14']);
    const lookup = createPinnedLookup(resolve);
    const connecting = () =>
      new Promise((done) =>
        lookup('rebind.example', { all: true }, (error, addresses) => done(error?.message ?? addresses)),
      );
    expect(await connecting()).toEqual([{ address: '93.184.215.14', family: 4 }]);
    expect(await connecting()).toContain('loopback');
    expect(await connecting()).toEqual([{ address: '93.184.215.14', family: 4 }]);
    expect(asked).toHaveLength(3);
  });

  it('is refused as soon as it leads to this machine, though it did not before', async () => {
    const { resolve } = playing([], ['127.0.0.1']);
    const { get } = guarded(resolve);
    await expect(get(`http://rebind.example:${port}/`)).rejects.toMatchObject({
      cause: { code: 'ENOTFOUND' },
    });
    await expect(get(`http://rebind.example:${port}/`)).rejects.toThrow('loopback');
    expect(hosts).toEqual([]);
  });
});

describe('a host that the operator named', () => {
  const { resolve, asked } = playing(['127.0.0.1']);

  it("is reached by the operator's own way, proxies included", async () => {
    const { get, named } = guarded(resolve, ['corp.example']);
    await get('http://jira.corp.example/');
    await get('http://jira.corp:8080/rest');
    expect(named).toEqual(['http://jira.corp.example', 'http://jira.corp:8080']);
    expect(asked).toEqual([]);
  });

  it('is asked about anew for each hop of a redirect', async () => {
    const { get, named } = guarded(resolve, ['corp.example']);
    for (const target of ['http://169.254.169.254/', 'http://elsewhere.example/'])
      await expect(get(target)).rejects.toThrow('MCP_ALLOWED_URL_DOMAINS');
    await expect(guarded(resolve).get('http://[::1]/')).rejects.toThrow('loopback');
    expect(named).toEqual([]);
  });

  it('is trusted at the port of its site, and no other', async () => {
    const { get, named } = guarded(resolve);
    await expect(get(`http://jira.corp:${port}/`)).rejects.toThrow('loopback');
    expect(named).toEqual([]);
    expect(hosts).toEqual([]);
  });
});
