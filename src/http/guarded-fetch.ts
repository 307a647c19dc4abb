import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, fetch as undiciFetch } from 'undici';
import { NotPermitted } from './errors.ts';
import { notPublic } from './public-address.ts';
import type { Fetch } from './request.ts';
import type { TargetPolicy } from './target-policy.ts';
import { createTls } from './tls-options.ts';

/** All addresses of a name, as `dns.lookup` gives them. */
export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface GuardedFetchOptions {
  policy: TargetPolicy;
  /** PEM files with more certificate authorities. */
  caFiles: readonly string[];
  systemTrustStore: boolean;
  /** The system's resolver when absent. */
  resolve?: Resolve;
}

/** Sites that callers name at once; a further one fails until another has been idle. */
const MAX_ORIGINS = 1_000;
const KEEP_ALIVE_MS = 4_000;

const systemResolve: Resolve = (hostname, done) => lookup(hostname, { all: true }, done);

/**
 * The way to sites that a caller named. A name is resolved once for each connection, and the connection goes to what
 * was checked. Certificates are always verified; the operator's proxies and client certificates stay out of it.
 * Rejects with NotPermitted where the operator's policy or the address excludes the target.
 */
export function createGuardedFetch(options: GuardedFetchOptions): Fetch {
  const { policy, resolve = systemResolve } = options;
  const tls = createTls({ verifyTls: true, ...options });
  const agent = (permits: (address: string) => string | undefined): (() => Agent) => {
    let made: Agent | undefined;
    return () => {
      made ??= new Agent({
        keepAliveTimeout: KEEP_ALIVE_MS,
        maxOrigins: MAX_ORIGINS,
        connect: { ...tls(), lookup: createPinnedLookup(resolve, permits) },
      });
      return made;
    };
  };
  const publicOnly = agent(notPublic);
  const named = agent(() => undefined);
  return async (url, init) => {
    const refusal = policy.refusal(`${url.origin}${url.pathname}`);
    if (refusal) throw new NotPermitted(`${url.origin} is not asked: ${refusal}.`);
    const dispatcher = (policy.isNamed(url) ? named : publicOnly)();
    try {
      return await undiciFetch(url, { ...init, headers: [...init.headers], dispatcher });
    } catch (error) {
      throw error instanceof Error && error.cause instanceof NotPermitted ? error.cause : error;
    }
  };
}

/**
 * A lookup for `net.connect` that hands out only addresses which it has checked itself, so that a resolver which
 * changes its answer gains nothing. One forbidden address among several refuses the name.
 */
export function createPinnedLookup(
  resolve: Resolve,
  permits: (address: string) => string | undefined,
): LookupFunction {
  return (hostname, { all }, callback) =>
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? notFound(hostname), []);
      const reason = addresses.map(({ address }) => permits(address)).find(Boolean);
      if (reason)
        return callback(new NotPermitted(`${hostname} is not asked: its name leads to a ${reason}.`), []);
      return all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
}

const notFound = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' });
