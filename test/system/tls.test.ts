import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createNetwork } from '../../src/http/network.ts';
import { run } from '../support/process.ts';
import { ask, fine, startJira } from './ask.ts';
import { has } from './components.ts';
import { type Certificates, makeCertificates, pair, startDemanding } from './peers.ts';

describe.skipIf(!has('openssl'))('TLS', () => {
  let made: Certificates;
  beforeAll(() => {
    made = makeCertificates();
  });

  it('does not check the certificate of the one host it is told not to, and does of every other', async () => {
    const server = createServer(pair(made.expired), (_, response) => void response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const { fetch } = createNetwork({
      verifyTls: false,
      siteHost: 'localhost',
      caFiles: [],
      systemTrustStore: false,
    });
    const get = (host: string) =>
      fetch(new URL(`https://${host}:${port}/`), {
        method: 'GET',
        headers: {},
        body: null,
        signal: AbortSignal.timeout(30_000),
        redirect: 'manual',
      });
    expect((await get('localhost')).status).toBe(200);
    await expect(get('127.0.0.1')).rejects.toThrow('certificate has expired');
  });

  it('is at least 1.2, whatever Node.js itself would take', async () => {
    const old = { ...pair(made.server), minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const;
    const site = await startJira({ ...old, ciphers: 'DEFAULT@SECLEVEL=0' });
    const env = { JIRA_URL: site, REQUESTS_CA_BUNDLE: made.ca };
    const lax = { NODE_OPTIONS: '--tls-min-v1.0 --tls-cipher-list=DEFAULT@SECLEVEL=0' };
    expect(await ask({ ...env, ...lax })).toMatch(/offers no TLS version from 1\.2 on/);
    const newer = await startJira({ ...pair(made.server), maxVersion: 'TLSv1.2' });
    expect(await ask({ ...env, JIRA_URL: newer })).toContain(fine);
  });

  it('counts every place that names authorities, files and folders', async () => {
    const site = await startJira(pair(made.server));
    const folder = join(dirname(made.ca), 'authorities');
    mkdirSync(folder, { recursive: true });
    copyFileSync(made.ca, join(folder, 'company.pem'));
    const other = makeCertificates().ca;
    for (const env of [
      { SSL_CERT_DIR: folder },
      { REQUESTS_CA_BUNDLE: folder },
      { CURL_CA_BUNDLE: made.ca },
      { REQUESTS_CA_BUNDLE: other, SSL_CERT_FILE: made.ca },
    ])
      expect(await ask({ JIRA_URL: site, ...env }), Object.keys(env).join()).toContain(fine);
  });

  it.each(['tls1_2', 'tls1_3'] as const)('says what a client certificate lacks, in %s', async (version) => {
    const site = `https://localhost:${await startDemanding(made, version)}`;
    const env = { JIRA_URL: site, REQUESTS_CA_BUNDLE: made.ca };
    expect(await ask(env)).toMatch(/wants? a client certificate that (it|they) knows?/);
    const stranger = makeCertificates().client;
    const wrong = { ...env, JIRA_CLIENT_CERT: stranger.cert, JIRA_CLIENT_KEY: stranger.key };
    expect(await ask(wrong)).toMatch(/wants? a client certificate that (it|they) knows?/);
    const { cert, key } = made.client;
    // This site has no Jira, but it lets the request in.
    expect(await ask({ ...env, JIRA_CLIENT_CERT: cert, JIRA_CLIENT_KEY: key })).not.toContain(
      'wants a client',
    );
  });

  it('takes certificate and key from one file, and refuses a key that does not open', async () => {
    const demand = {
      ...pair(made.server),
      ca: readFileSync(made.ca),
      requestCert: true,
      rejectUnauthorized: true,
    };
    const env = { JIRA_URL: await startJira(demand), REQUESTS_CA_BUNDLE: made.ca };
    const { cert, key, encryptedKey } = made.client;
    const combined = join(dirname(made.ca), 'combined.pem');
    writeFileSync(combined, readFileSync(cert, 'utf8') + readFileSync(key, 'utf8'));
    expect(await ask({ ...env, JIRA_CLIENT_CERT: combined })).toContain(fine);
    const closed = {
      JIRA_CLIENT_CERT: cert,
      JIRA_CLIENT_KEY: encryptedKey,
      JIRA_CLIENT_KEY_PASSWORD: 'wr0ng',
    };
    const { code, stderr } = await run({ env: { ...env, ...closed } });
    expect(code).toBe(2);
    expect(stderr).toContain('The client certificate or its key cannot be used');
    expect(stderr).not.toContain('wr0ng');
  });

  it('says that a site which speaks no TLS does not', async () => {
    const site = (await startJira()).replace('http:', 'https:');
    expect(await ask({ JIRA_URL: site })).toMatch(/does not speak TLS: check http or https/);
  });
});
