import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, fine, startJira } from './ask.ts';
import { has } from './components.ts';
import { type Certificates, makeCertificates, pair, startMicrosocks, startTinyproxy } from './peers.ts';

const credentials = { user: 'proxy-user', password: 'p4ss:w%rd' };
const encoded = `${credentials.user}:${encodeURIComponent(credentials.password)}`;

describe.skipIf(!has('tinyproxy'))('an HTTP proxy', () => {
  it('carries requests to http sites, and NO_PROXY goes around it', async () => {
    const [site, port] = [await startJira(), await startTinyproxy()];
    expect(await ask({ JIRA_URL: site, HTTP_PROXY: `http://127.0.0.1:${port}` })).toContain(fine);
    const closed = 'http://127.0.0.1:1';
    expect(await ask({ JIRA_URL: site, HTTP_PROXY: closed })).toContain('ECONNREFUSED');
    for (const exempt of ['127.0.0.1', '127.0.0.0/8', '*', `127.0.0.1:${new URL(site).port}`])
      expect(await ask({ JIRA_URL: site, HTTP_PROXY: closed, NO_PROXY: exempt }), exempt).toContain(fine);
    expect(await ask({ JIRA_URL: site, http_proxy: closed })).toContain('ECONNREFUSED');
    expect(
      await ask({ JIRA_URL: site, HTTP_PROXY: closed, JIRA_HTTP_PROXY: `http://127.0.0.1:${port}` }),
    ).toContain(fine);
    expect(await ask({ JIRA_URL: site, HTTP_PROXY: closed, JIRA_HTTP_PROXY: '' })).toContain(fine);
  });

  it('gets the credentials of its address, and says so when they are wrong, without showing them', async () => {
    const site = await startJira();
    const plain = { user: 'proxy-user', password: 'passw0rd' };
    const port = await startTinyproxy(plain);
    expect(
      await ask({ JIRA_URL: site, HTTP_PROXY: `http://proxy-user:passw0rd@127.0.0.1:${port}` }),
    ).toContain(fine);
    const refused = await ask({ JIRA_URL: site, HTTP_PROXY: `http://proxy-user:wr0ng@127.0.0.1:${port}` });
    expect(refused).toMatch(/401|407/);
    expect(refused).not.toMatch(/wr0ng|s3cret/);
  });
});

describe.skipIf(!has('microsocks'))('a SOCKS proxy', () => {
  it.each(['socks5', 'socks5h', 'socks'])('carries requests, named as %s', async (scheme) => {
    const [site, port] = [await startJira(), await startMicrosocks()];
    expect(await ask({ JIRA_URL: site, SOCKS_PROXY: `${scheme}://127.0.0.1:${port}` })).toContain(fine);
  });

  it('gets the credentials of its address, and says so when they are wrong', async () => {
    const [site, port] = [await startJira(), await startMicrosocks(credentials)];
    expect(await ask({ JIRA_URL: site, SOCKS_PROXY: `socks5://${encoded}@127.0.0.1:${port}` })).toContain(
      fine,
    );
    const refused = await ask({ JIRA_URL: site, SOCKS_PROXY: `socks5://proxy-user:wr0ng@127.0.0.1:${port}` });
    expect(refused).toContain('the SOCKS proxy refused the connection');
    expect(refused).not.toContain('wr0ng');
  });
});

describe.skipIf(!has('openssl'))('TLS', () => {
  let certificates: Certificates;
  beforeAll(() => {
    certificates = makeCertificates();
  });
  it.each(['REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'])(
    'trusts a private authority named in %s',
    async (variable) => {
      const site = await startJira(pair(certificates.server));
      expect(await ask({ JIRA_URL: site })).toContain(
        "not signed by a trusted authority: name your company's CA file",
      );
      expect(await ask({ JIRA_URL: site, [variable]: certificates.ca })).toContain(fine);
    },
  );

  it('refuses an expired certificate, unless checks are off for this site', async () => {
    const site = await startJira(pair(certificates.expired));
    const env = { JIRA_URL: site, REQUESTS_CA_BUNDLE: certificates.ca };
    expect(await ask(env)).toContain(
      "the site's TLS certificate has expired: its operator has to renew it (CERT_HAS_EXPIRED)",
    );
    expect(await ask({ ...env, JIRA_SSL_VERIFY: 'false' })).toContain(fine);
    expect(await ask({ ...env, CONFLUENCE_SSL_VERIFY: 'false' })).toContain('has expired');
  });

  it('shows a client certificate where the site asks for one', async () => {
    const { ca, client, server } = certificates;
    const site = await startJira({
      ...pair(server),
      ca: readFileSync(ca),
      requestCert: true,
      rejectUnauthorized: true,
    });
    const env = { JIRA_URL: site, REQUESTS_CA_BUNDLE: ca };
    expect(await ask(env)).toMatch(/wants? a client certificate/);
    expect(await ask({ ...env, JIRA_CLIENT_CERT: client.cert, JIRA_CLIENT_KEY: client.key })).toContain(fine);
    const encrypted = { ...env, JIRA_CLIENT_CERT: client.cert, JIRA_CLIENT_KEY: client.encryptedKey };
    expect(await ask({ ...encrypted, JIRA_CLIENT_KEY_PASSWORD: client.password })).toContain(fine);
  });

  it('works through proxies as well', async () => {
    const site = await startJira(pair(certificates.server));
    const env = { JIRA_URL: site, REQUESTS_CA_BUNDLE: certificates.ca };
    if (has('tinyproxy'))
      expect(await ask({ ...env, HTTPS_PROXY: `http://127.0.0.1:${await startTinyproxy()}` })).toContain(
        fine,
      );
    if (has('microsocks'))
      expect(await ask({ ...env, SOCKS_PROXY: `socks5://127.0.0.1:${await startMicrosocks()}` })).toContain(
        fine,
      );
  });
});

describe('headers of the operator', () => {
  it('are on every request', async () => {
    expect(
      await ask({ JIRA_URL: await startJira(), JIRA_CUSTOM_HEADERS: 'X-Team=payments, X-Route=a=b' }),
    ).toContain('Ada via payments');
  });
});
