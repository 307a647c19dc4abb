import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type CountingSite, startSite } from '../support/counting-site.ts';
import { send } from '../support/raw.ts';
import { type Service, startService } from '../support/service.ts';

const list = { method: 'tools/list', params: {} };

let site: CountingSite;
let service: Service;
beforeAll(async () => {
  site = await startSite();
  service = await startService();
});
afterAll(() => {
  service.child.kill();
  site.close();
});

const naming = (url: string, product = 'Jira') => ({
  [`X-Atlassian-${product}-Url`]: url,
  [`X-Atlassian-${product}-Personal-Token`]: 't',
});

/** Port of the site on loopback, which would answer. */
const PORT = ':PORT';

const hostile: [url: string, reason: RegExp][] = [
  // Loopback, in every notation that some parser takes.
  ['http://127.0.0.1:PORT', /loopback/],
  ['http://127.0.0.1:PORT/', /loopback/],
  ['http://127.1:PORT', /loopback/],
  ['http://127.255.255.254:PORT', /loopback/],
  ['http://2130706433:PORT', /loopback/],
  ['http://0x7f000001:PORT', /loopback/],
  ['http://0X7F.0.0.1:PORT', /loopback/],
  ['http://0177.0.0.1:PORT', /loopback/],
  ['http://017700000001:PORT', /loopback/],
  ['http://0:PORT', /unspecified/],
  ['http://0.0.0.0:PORT', /unspecified/],
  ['http://%31%32%37.0.0.1:PORT', /loopback/],
  ['http://localhost:PORT', /internal host/],
  ['http://LOCALHOST.:PORT', /internal host/],
  ['http://%6c%6f%63alhost:PORT', /internal host/],
  ['http://jira.localhost:PORT', /internal host/],
  ['http://localhost.localdomain:PORT', /internal host/],
  // IPv6, and IPv4 within it.
  ['http://[::1]:PORT', /loopback/],
  ['http://[0:0:0:0:0:0:0:1]:PORT', /loopback/],
  ['http://[::]:PORT', /unspecified/],
  ['http://[::ffff:127.0.0.1]:PORT', /ipv4 mapped/],
  ['http://[::ffff:7f00:1]:PORT', /ipv4 mapped/],
  ['http://[::127.0.0.1]:PORT', /outside the public range/],
  ['http://[64:ff9b::127.0.0.1]:PORT', /rfc6052/],
  ['http://[2002:7f00:1::]:PORT', /6to4/],
  ['http://[2001::1]:PORT', /teredo/],
  ['http://[fe80::1]:PORT', /link local/],
  ['http://[fe80::1%25eth0]:PORT', /no valid address/],
  ['http://[fd00:ec2::254]', /unique local/],
  ['http://[fec0::1]', /site local/],
  ['http://[ff02::1]', /multicast/],
  // Private and special ranges, clouds' own addresses.
  ['http://10.0.0.1', /private/],
  ['http://172.16.0.1', /private/],
  ['http://192.168.0.1', /private/],
  ['http://169.254.169.254/latest/meta-data/', /link local/],
  ['http://0xA9FEA9FE/', /link local/],
  ['http://2852039166/', /link local/],
  ['http://100.100.100.200', /carrier grade nat/],
  ['http://192.0.0.192', /reserved/],
  ['http://198.18.0.1', /reserved/],
  ['http://224.0.0.1', /multicast/],
  ['http://255.255.255.255', /broadcast/],
  ['http://240.0.0.1', /reserved/],
  ['http://168.63.129.16', /cloud platform/],
  ['http://metadata.google.internal/computeMetadata/v1/', /internal host/],
  ['http://kubernetes.default.svc.cluster.local', /internal host/],
  ['http://jira', /no domain/],
  // Other schemes, and addresses that readers take differently.
  ['file:///etc/passwd', /http/],
  ['gopher://127.0.0.1:6379/_INFO', /http/],
  ['ftp://example.com', /http/],
  ['javascript:alert(1)', /http/],
  ['//127.0.0.1', /http/],
  ['127.0.0.1:PORT', /http/],
  ['http:127.0.0.1:PORT', /http/],
  ['http:/\\127.0.0.1:PORT', /backslash/],
  ['http://example.com\\@127.0.0.1:PORT', /backslash/],
  ['http://example.com@127.0.0.1:PORT', /user name/],
  ['http://user:pass@example.com', /user name/],
  ['http://example.com/?x=1', /query/],
  ['http://example.com/#@127.0.0.1', /fragment/],
  ['http://', /no valid/],
  ['http://1.2.3.4.5', /no valid/],
  ['http://256.256.256.256', /no valid/],
  ['http://exa mple.com', /blank/],
  ['https://example.com:99999', /no valid/],
];

describe(`${hostile.length} hostile addresses`, () => {
  it.each(hostile)('%s is refused with its reason', async (template, reason) => {
    const url = template.replace(PORT, `:${new URL(site.url).port}`);
    for (const product of ['Jira', 'Confluence']) {
      const answer = await send(service.mcp, { headers: naming(url, product), body: list });
      expect(answer.status).toBe(403);
      expect(answer.json.error).toMatch(new RegExp(`^Forbidden: Invalid ${product} URL - `));
      expect(answer.json.error).toMatch(reason);
    }
  });

  it('reached nothing', () => expect(site.received).toEqual([]));
});

it.each(['127.0.0.1.nip.example', 'no-such-host.invalid'])(
  'a name that leads nowhere public, %s, is an error of the call and not of the server',
  async (host) => {
    const { json } = await send(service.mcp, {
      headers: naming(`http://${host}`),
      body: { method: 'tools/call', params: { name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1' } } },
    });
    expect(json.result.isError).toBe(true);
    expect(json.result.content[0].text).toMatch(/host name|not asked/);
  },
);

it('where the operator named domains, only these and the configured sites are taken', async () => {
  const named = await startService({
    MCP_ALLOWED_URL_DOMAINS: 'corp.example, 10.9.8.7',
    JIRA_URL: 'http://10.1.1.1:8080/jira',
  });
  onTestFinished(() => void named.child.kill());
  const status = async (url: string) => (await send(named.mcp, { headers: naming(url), body: list })).status;
  for (const url of [
    'https://corp.example',
    'https://JIRA.Corp.Example/jira',
    'http://10.9.8.7',
    'http://10.1.1.1:8080/jira',
  ])
    expect(await status(url), url).toBe(200);
  for (const url of [
    'https://evilcorp.example',
    'https://corp.example.evil.example',
    'https://example.com',
    'http://10.9.8.8',
    'http://10.1.1.1:22',
    'http://1.10.9.8.7.example',
  ])
    expect(await status(url), url).toBe(403);
});
