import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import tls from 'node:tls';
import { InvalidArgument } from './errors.ts';

export interface TlsOptions {
  /** False accepts any certificate of `siteHost`, and of no other host. */
  verifyTls: boolean;
  /** Host name of the product's site. */
  siteHost?: string | undefined;
  /** PEM files, or folders of them, with more certificate authorities. */
  caFiles: readonly string[];
  /** Trust the operating system's authorities, where Node offers them. */
  systemTrustStore: boolean;
  clientCert?: string | undefined;
  clientKey?: string | undefined;
  clientKeyPassword?: string | undefined;
}

export interface ConnectOptions extends tls.SecureContextOptions {
  rejectUnauthorized: boolean;
}

/**
 * What TLS connections to a host trust and show; the client certificate is the site's alone, so other hosts, and no host at
 * all, do not see it. Files are read at once; the system's store, which takes tens of milliseconds, when the first
 * connection is made.
 * @throws InvalidArgument that names the file which cannot be read or the key that does not open.
 */
export function createTls(options: TlsOptions): (host: string | undefined) => ConnectOptions {
  const { clientCert, clientKey, clientKeyPassword, systemTrustStore, verifyTls, siteHost } = options;
  const authorities = options.caFiles.flatMap(authoritiesIn);
  const cert = clientCert === undefined ? undefined : pem(clientCert);
  const key = clientKey === undefined ? cert : pem(clientKey);
  const shown = {
    ...(cert !== undefined && key !== undefined && { cert, key }),
    ...(clientKeyPassword !== undefined && { passphrase: clientKeyPassword }),
  };
  if (cert !== undefined) check(shown);
  let others: ConnectOptions | undefined;
  let site: ConnectOptions | undefined;
  return (host) => {
    others ??= {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...trusted(authorities, systemTrustStore),
    };
    site ??= { ...others, ...shown, rejectUnauthorized: verifyTls };
    return host !== undefined && host === siteHost ? site : others;
  };
}

function check(shown: tls.SecureContextOptions): void {
  try {
    tls.createSecureContext(shown);
  } catch (error) {
    throw new InvalidArgument(`The client certificate or its key cannot be used (${reason(error)}).`);
  }
}

/** Naming authorities replaces Node's own list, so that list goes in as well; nothing named leaves it alone. */
function trusted(authorities: string[], systemTrustStore: boolean): { ca?: string[] } {
  const system = systemTrustStore ? systemAuthorities() : [];
  if (authorities.length === 0 && system.length === 0) return {};
  return { ca: [...new Set([...tls.rootCertificates, ...system, ...authorities])] };
}

/** Node.js 22.15 and newer. */
function systemAuthorities(): string[] {
  const { getCACertificates } = tls as { getCACertificates?: (store: 'system') => string[] };
  return getCACertificates?.('system') ?? [];
}

/** A folder counts with all its certificates, as OpenSSL's does; other files may lie in it. */
function authoritiesIn(place: string): string[] {
  if (!isFolder(place)) {
    const text = pem(place);
    if (!text.includes('-BEGIN '))
      throw new InvalidArgument(`The file ${place} holds no certificate in PEM.`);
    return [text];
  }
  return readdirSync(place)
    .map((name) => join(place, name))
    .filter((file) => !isFolder(file))
    .map(pem)
    .filter((text) => text.includes('-BEGIN CERTIFICATE-'));
}

const isFolder = (place: string): boolean =>
  statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;

function pem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InvalidArgument(`The certificate file ${file} cannot be read (${reason(error)}).`);
  }
}

const reason = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
