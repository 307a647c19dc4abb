import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { createTls } from './tls-options.ts';

const plain = { verifyTls: true, caFiles: [], systemTrustStore: false };
const { getCACertificates } = tls as { getCACertificates?: (store: 'system') => string[] };

it("trusts the operating system's authorities beside Node's own, where Node offers them", () => {
  const system = getCACertificates?.('system') ?? [];
  if (!getCACertificates)
    console.log(`Node.js ${process.versions.node} does not offer the system's trust store; 22.15 does.`);
  const { ca } = createTls({ ...plain, systemTrustStore: true })('jira.company.com');
  if (system.length === 0) expect(ca).toBeUndefined();
  else expect(ca).toEqual(expect.arrayContaining([...system, tls.rootCertificates[0]]));
  expect(createTls(plain)('jira.company.com').ca).toBeUndefined();
});

it('shows the client certificate to the site alone, and checks every other host', () => {
  const connectTo = createTls({ ...plain, verifyTls: false, siteHost: 'jira.company.com' });
  expect(connectTo('jira.company.com')).toMatchObject({ rejectUnauthorized: false, minVersion: 'TLSv1.2' });
  for (const host of ['api.atlassian.com', 'evil.jira.company.com', undefined])
    expect(connectTo(host)).toMatchObject({ rejectUnauthorized: true, minVersion: 'TLSv1.2' });
});

it.each([
  ['a file that is not there', undefined, /no-such\.pem cannot be read \(ENOENT\)/],
  ['a file without certificates', 'hello', /no-such\.pem holds no certificate in PEM/],
])('refuses %s at once, by its name', (_, content, words) => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'no-such.pem');
  if (content !== undefined) writeFileSync(file, content);
  expect(() => createTls({ ...plain, caFiles: [file] })).toThrow(words);
});
