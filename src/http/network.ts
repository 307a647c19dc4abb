import { LRUCache } from 'lru-cache';
import { Agent, type Dispatcher, Pool, ProxyAgent, Socks5ProxyAgent } from 'undici';
import { basicCredentials } from './basic-credentials.ts';
import { isUnreached, unreachableProxy } from './failure.ts';
import { createNoProxy } from './no-proxy.ts';
import { createPac, DIRECT } from './pac.ts';
import type { Fetch, FetchInit } from './request.ts';
import { sendRequest } from './send-request.ts';
import { type ConnectOptions, createTls, type TlsOptions } from './tls-options.ts';

export interface NetworkOptions extends TlsOptions {
  /** For http addresses. */
  httpProxy?: string | undefined;
  /** For https addresses. */
  httpsProxy?: string | undefined;
  /** Used where no HTTP proxy is named for the kind of address. */
  socksProxy?: string | undefined;
  noProxy?: readonly string[] | undefined;
  /** A PAC file, which is asked when no proxy is named at all. */
  pacAddress?: string | undefined;
  /** Most connections to one site; unlimited when absent. */
  connections?: number | undefined;
  /** Told when requests to a host take another way than before, by `wayName`. */
  onWay?: ((host: string, way: string) => void) | undefined;
}

export interface Network {
  fetch: Fetch;
  /** The ways to an address, for logs: `direct`, or proxies without their credentials. */
  route(url: URL): Promise<string>;
}

const KEEP_ALIVE_MS = 30_000;
/** A proxy that could not be reached is tried last for this long. */
const AVOID_MS = 60_000;
/** Pools, and hosts whose way is remembered: a PAC file may name any number. */
const MOST = 50;

/**
 * The way to one product's site: keep-alive pools, TLS 1.2 or newer, through the proxies that the operator or a PAC file
 * names; where one cannot be reached, by the next.
 * @throws InvalidArgument for certificate files that cannot be used.
 */
export function createNetwork(options: NetworkOptions): Network {
  const connectTo = createTls(options);
  const waysTo = createWays(options, () => connectTo(undefined));
  const pools = new LRUCache<string, Dispatcher>({ max: MOST, dispose: (pool) => void pool.close() });
  const avoided = new LRUCache<string, true>({ max: MOST, ttl: AVOID_MS });
  const lastWay = new LRUCache<string, string>({ max: MOST });
  const dispatcherFor = (way: string, url: URL): Dispatcher => {
    const connect = connectTo(url.hostname);
    const key = [way, url.protocol, connect.rejectUnauthorized].join(' ');
    const known = pools.get(key);
    if (known) return known;
    const pool = createDispatcher(way, url, { connect, connections: options.connections });
    pools.set(key, pool);
    return pool;
  };
  const take = (way: string, url: URL, init: FetchInit) => {
    const { host } = url;
    if (lastWay.get(host) !== way) {
      lastWay.set(host, way);
      options.onWay?.(host, wayName(way));
    }
    const response = sendRequest(dispatcherFor(way, url), url, init);
    if (way === DIRECT) return response;
    return response.catch((error) => {
      if (!isUnreached(error)) throw error;
      avoided.set(way, true);
      throw unreachableProxy(wayName(way), error);
    });
  };
  return {
    async fetch(url, init) {
      const named = await waysTo(url);
      const [only = DIRECT] = named;
      if (named.length < 2) return take(only, url, init);
      const ways = [...named.filter((way) => !avoided.has(way)), ...named.filter((way) => avoided.has(way))];
      for (const way of ways.slice(0, -1)) {
        try {
          return await take(way, url, init);
        } catch (error) {
          if (init.signal.aborted || !isUnreached(error)) throw error;
        }
      }
      return take(ways.at(-1) ?? DIRECT, url, init);
    },
    route: async (url) => (await waysTo(url)).map(wayName).join(', then '),
  };
}

type FindWays = (url: URL) => Promise<readonly string[]>;

function createWays(options: NetworkOptions, connect: () => ConnectOptions): FindWays {
  const { httpProxy, httpsProxy, socksProxy, pacAddress } = options;
  const bypasses = createNoProxy(options.noProxy ?? []);
  const named = [httpProxy, httpsProxy, socksProxy].some((proxy) => proxy !== undefined);
  const pac = pacAddress === undefined || named ? undefined : createPac({ address: pacAddress, connect });
  return async (url) => {
    if (bypasses(url)) return [DIRECT];
    if (pac) return pac(url);
    return [(url.protocol === 'https:' ? httpsProxy : httpProxy) ?? socksProxy ?? DIRECT];
  };
}

const wayName = (way: string): string =>
  way === DIRECT ? way : `${new URL(way).protocol}//${new URL(way).host}`;

interface PoolOptions {
  connect: ConnectOptions;
  connections: number | undefined;
}

/** The client's own time limits are the ones that count. */
const NO_LIMITS = { headersTimeout: 0, bodyTimeout: 0 };

function createDispatcher(way: string, { protocol }: URL, { connect, connections }: PoolOptions): Dispatcher {
  const pool = { keepAliveTimeout: KEEP_ALIVE_MS, connections: connections ?? null, ...NO_LIMITS };
  if (way === DIRECT) return new Agent({ ...pool, connect });
  // requestTls is missing in undici's types.
  const socks = { ...pool, requestTls: connect };
  if (way.startsWith('socks'))
    return new Socks5ProxyAgent(withSocks5Scheme(way), socks).compose(
      // This agent takes the settings of its pools from the requests.
      (dispatch) => (request, handler) => dispatch({ ...request, ...pool }, handler),
    );
  const { origin, username, password } = new URL(way);
  return new ProxyAgent({
    ...pool,
    uri: origin,
    requestTls: connect,
    proxyTls: { ca: connect.ca, minVersion: connect.minVersion },
    // Proxies seldom allow tunnels to port 80, and http needs none.
    proxyTunnel: protocol === 'https:',
    factory: (site, given) => new Pool(site, { ...given, ...pool }),
    ...(username !== '' && { token: basicCredentials(username, password) }),
  });
}

/** Names are always resolved by the proxy, which is what socks5h says; undici knows only one scheme. */
const withSocks5Scheme = (proxy: string): string => proxy.replace(/^socks\w*:/, 'socks5:');
