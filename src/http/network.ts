import { Agent, fetch as undiciFetch } from 'undici';
import type { Fetch } from './client.ts';

export interface NetworkOptions {
  /** False accepts any certificate, for this one site. */
  verifyTls: boolean;
}

const KEEP_ALIVE_MS = 30_000;

/** The way to a real site: one keep-alive pool, TLS 1.2 or newer. */
export function createFetch({ verifyTls }: NetworkOptions): Fetch {
  const dispatcher = new Agent({
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: { rejectUnauthorized: verifyTls, minVersion: 'TLSv1.2' },
  });
  // undici's own Headers class is another one than Node's, so they go over as pairs.
  return (url, init) => undiciFetch(url, { ...init, headers: [...init.headers], dispatcher });
}
