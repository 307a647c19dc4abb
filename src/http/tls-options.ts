import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { InvalidArgument } from './errors.ts';

export interface TlsOptions {
  /** False accepts any certificate, for this one site. */
  verifyTls: boolean;
  /** PEM files with more certificate authorities. */
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
 * What a TLS connection to one site trusts and shows. Files are read at once; the system's store, which takes tens of
 * milliseconds, when the first connection is made.
 * @throws InvalidArgument that names the file which cannot be read or the key that does not open.
 */
export function createTls(options: TlsOptions): () => ConnectOptions {
  const { clientCert, clientKey, clientKeyPassword, systemTrustStore, verifyTls } = options;
  const authorities = options.caFiles.map(pem);
  const cert = clientCert === undefined ? undefined : pem(clientCert);
  const key = clientKey === undefined ? cert : pem(clientKey);
  const shown = {
    ...(cert !== undefined && key !== undefined && { cert, key }),
    ...(clientKeyPassword !== undefined && { passphrase: clientKeyPassword }),
  };
  if (cert !== undefined) check(shown);
  let connect: ConnectOptions | undefined;
  return () => {
    connect ??= {
      rejectUnauthorized: verifyTls,
      minVersion: 'TLSv1.2',
      ...shown,
      ...trusted(authorities, systemTrustStore),
    };
    return connect;
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

function pem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InvalidArgument(`The certificate file ${file} cannot be read (${reason(error)}).`);
  }
}

const reason = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
