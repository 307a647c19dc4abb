import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, fetch as undiciFetch } from 'undici';
import { NotPermitted } from './errors.ts';
import { notPublic } from './public-address.ts';
import type { Fetch } from './request.ts';
import type { TargetPolicy } from './target-policy.ts';
import { createTls, type TlsOptions } from './tls-options.ts';

/** All addresses of a name, as `dns.lookup` gives them. */
export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface GuardedFetchOptions {
  policy: TargetPolicy;
  /** Which certificate authorities are trusted; nothing is shown, and nothing accepted without a check. */
  tls: Pick<TlsOptions, 'caFiles' | 'systemTrustStore'>;
  /** The way to hosts that the operator named, with the operator's proxies. */
  named: Fetch;
  /** The system's resolver when absent. */
  resolve?: Resolve;
}

/** Sites that callers name at once; a further one fails until another has been idle. */
const MAX_ORIGINS = 1_000;
const KEEP_ALIVE_MS = 4_000;

const systemResolve: Resolve = (hostname, done) => lookup(hostname, { all: true }, done);

/**
 * The way to sites that a caller named. Where the operator named the host too, it is the operator's. To any other, a
 * name is resolved once for each connection, the connection goes to the public address that was checked, and the
 * operator's proxies and client certificates stay out of it.
 * Rejects with NotPermitted where the operator's policy or the address excludes the target.
 */
export function createGuardedFetch(options: GuardedFetchOptions): Fetch {
  const { policy, named, resolve = systemResolve } = options;
  const { caFiles, systemTrustStore } = options.tls;
  const tls = createTls({ verifyTls: true, caFiles, systemTrustStore });
  let agent: Agent | undefined;
  const guarded = (): Agent => {
    agent ??= new Agent({
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxOrigins: MAX_ORIGINS,
      connect: { ...tls(undefined), lookup: createPinnedLookup(resolve) },
    });
    return agent;
  };
  return async (url, init) => {
    const refusal = policy.refusal(`${url.origin}${url.pathname}`);
    if (refusal) throw new NotPermitted(`${url.origin} is not asked: ${refusal}.`);
    if (policy.isNamed(url)) return named(url, init);
    try {
      return await undiciFetch(url, { ...init, dispatcher: guarded() });
    } catch (error) {
      throw error instanceof Error && error.cause instanceof NotPermitted ? error.cause : error;
    }
  };
}

/**
 * A lookup for `net.connect` that hands out only addresses which it has found public, so that a resolver which changes
 * its answer gains nothing. One private address among several refuses the name.
 */
export function createPinnedLookup(resolve: Resolve): LookupFunction {
  return (hostname, { all }, callback) =>
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? notFound(hostname), []);
      const reason = addresses.map(({ address }) => notPublic(address)).find(Boolean);
      if (reason)
        return callback(new NotPermitted(`${hostname} is not asked: its name leads to a ${reason}.`), []);
      return all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
}

const notFound = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' });
