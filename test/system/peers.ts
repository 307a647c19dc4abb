import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { freePort } from '../support/free-port.ts';

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'mcp-atlassian-system-'));

export const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** Starts a program on a free port, waits until it answers, and ends it by its process when the test is over. */
async function startOnPort(start: (port: number) => ChildProcess): Promise<number> {
  const port = await freePort();
  const child = start(port);
  onTestFinished(() => void child.kill('SIGKILL'));
  await vi.waitUntil(() => answers(port), { interval: 50 });
  return port;
}

export interface Credentials {
  user: string;
  password: string;
}

/** An HTTP proxy; `log` tells what it did. */
export async function startTinyproxy(credentials?: Credentials): Promise<number> {
  const folder = temporaryFolder();
  return startOnPort((port) => {
    const config = join(folder, 'tinyproxy.conf');
    const auth = credentials ? `BasicAuth ${credentials.user} ${credentials.password}\n` : '';
    writeFileSync(
      config,
      `Port ${port}\nListen 127.0.0.1\nTimeout 60\nMaxClients 50\nLogLevel Critical\n${auth}`,
    );
    return spawn('tinyproxy', ['-d', '-c', config], { stdio: 'ignore' });
  });
}

/** Squid, with the rules of a company: nothing but its own machine may use it, and tunnels only to the sites' ports. */
export async function startSquid(credentials?: Credentials): Promise<number> {
  const folder = temporaryFolder();
  const passwords = join(folder, 'passwords');
  if (credentials) {
    const hash = execFileSync('openssl', ['passwd', '-apr1', credentials.password], { encoding: 'utf8' });
    writeFileSync(passwords, `${credentials.user}:${hash}`);
  }
  const auth = credentials
    ? [
        `auth_param basic program /usr/lib/squid/basic_ncsa_auth ${passwords}`,
        'acl known proxy_auth REQUIRED',
      ]
    : ['acl known src 127.0.0.1'];
  // Squid runs as a user of its own when root starts it.
  chmodSync(folder, 0o777);
  return startOnPort((port) => {
    const config = join(folder, 'squid.conf');
    const lines = [
      `http_port 127.0.0.1:${port}`,
      ...auth,
      'acl blocked dstdomain blocked.example',
      'http_access deny blocked',
      'http_access allow known',
      'http_access deny all',
      'cache deny all',
      'shutdown_lifetime 0 seconds',
      `pid_filename ${join(folder, 'squid.pid')}`,
      `access_log none`,
      `cache_log ${join(folder, 'cache.log')}`,
      `coredump_dir ${folder}`,
    ];
    writeFileSync(config, `${lines.join('\n')}\n`);
    return spawn('squid', ['-N', '-f', config], { stdio: 'ignore' });
  });
}

/** A site of OpenSSL's own that demands a certificate of clients, signed by the authority. */
export const startDemanding = (made: Certificates, version: 'tls1_2' | 'tls1_3'): Promise<number> =>
  startOnPort((port) => {
    const files = ['-cert', made.server.cert, '-key', made.server.key, '-CAfile', made.ca];
    const demand = ['-Verify', '1', '-verify_return_error', '-www', `-${version}`];
    return spawn('openssl', ['s_server', '-accept', String(port), ...files, ...demand], { stdio: 'ignore' });
  });

/** A SOCKS5 proxy. */
export const startMicrosocks = (credentials?: Credentials): Promise<number> =>
  startOnPort((port) => {
    const auth = credentials ? ['-u', credentials.user, '-P', credentials.password] : [];
    return spawn('microsocks', ['-i', '127.0.0.1', '-p', String(port), ...auth], { stdio: 'ignore' });
  });

export interface Certificates {
  ca: string;
  /** Signed by `ca` for 127.0.0.1 and localhost. */
  server: { cert: string; key: string };
  expired: { cert: string; key: string };
  /** Signed by `ca`, for clients; the second key is encrypted with `password`. */
  client: { cert: string; key: string; encryptedKey: string; password: string };
}

/** A certificate and its key, for a server. */
export const pair = ({ cert, key }: { cert: string; key: string }) => ({
  cert: readFileSync(cert),
  key: readFileSync(key),
});

/** A private authority with certificates for a site and a client, made by openssl; values are file paths. */
export function makeCertificates(): Certificates {
  const folder = temporaryFolder();
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  writeFileSync(file('san.cnf'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=Test CA',
  );
  const issue = (name: string, ...dates: string[]) => {
    openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${name}`,
    );
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      `${name}.pem`,
      '-extfile',
      'san.cnf',
      ...dates,
    );
    return { cert: file(`${name}.pem`), key: file(`${name}.key`) };
  };
  const server = issue('server', '-days', '2');
  const expired = issue('expired', '-days', '-1');
  const client = issue('client', '-days', '2');
  const password = 'open sesame';
  openssl(
    'rsa',
    '-aes256',
    '-in',
    'client.key',
    '-out',
    'client-encrypted.key',
    '-passout',
    `pass:${password}`,
  );
  return {
    ca: file('ca.pem'),
    server,
    expired,
    client: { ...client, encryptedKey: file('client-encrypted.key'), password },
  };
}
