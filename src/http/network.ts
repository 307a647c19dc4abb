import { Agent, type Dispatcher, ProxyAgent, Socks5ProxyAgent, fetch as undiciFetch } from 'undici';
import { createNoProxy } from './no-proxy.ts';
import type { Fetch } from './request.ts';
import { type ConnectOptions, createTls, type TlsOptions } from './tls-options.ts';

export interface NetworkOptions extends TlsOptions {
  /** For http addresses. */
  httpProxy?: string | undefined;
  /** For https addresses. */
  httpsProxy?: string | undefined;
  /** Used where no HTTP proxy is named for the kind of address. */
  socksProxy?: string | undefined;
  noProxy?: readonly string[] | undefined;
}

export interface Network {
  fetch: Fetch;
  /** The way to an address, for logs: `direct`, or the proxy's host without its credentials. */
  route(url: URL): string;
}

const KEEP_ALIVE_MS = 30_000;

/**
 * The way to one product's site: keep-alive pools, TLS 1.2 or newer, through the proxies that the operator named.
 * @throws InvalidArgument for certificate files that cannot be used.
 */
export function createNetwork(options: NetworkOptions): Network {
  const connect = createTls(options);
  const bypasses = createNoProxy(options.noProxy ?? []);
  const proxyFor = (url: URL): string | undefined =>
    bypasses(url)
      ? undefined
      : ((url.protocol === 'https:' ? options.httpsProxy : options.httpProxy) ?? options.socksProxy);
  const pools = new Map<string, Dispatcher>();
  const dispatcherFor = (url: URL): Dispatcher => {
    const proxy = proxyFor(url);
    const key = proxy === undefined ? 'direct' : `${url.protocol} ${proxy}`;
    const dispatcher = pools.get(key) ?? createDispatcher(proxy, url.protocol === 'https:', connect());
    pools.set(key, dispatcher);
    return dispatcher;
  };
  return {
    // undici's own Headers class is another one than Node's, so they go over as pairs.
    fetch: (url, init) =>
      undiciFetch(url, { ...init, headers: [...init.headers], dispatcher: dispatcherFor(url) }),
    route: (url) => {
      const proxy = proxyFor(url);
      return proxy === undefined ? 'direct' : `${new URL(proxy).protocol}//${new URL(proxy).host}`;
    },
  };
}

function createDispatcher(proxy: string | undefined, secure: boolean, connect: ConnectOptions): Dispatcher {
  const pool = { keepAliveTimeout: KEEP_ALIVE_MS };
  if (proxy === undefined) return new Agent({ ...pool, connect });
  const socks = { ...pool, requestTls: connect };
  if (proxy.startsWith('socks')) return new Socks5ProxyAgent(withSocks5Scheme(proxy), socks);
  // Proxies seldom allow tunnels to port 80, and http needs none.
  return new ProxyAgent({ ...pool, uri: proxy, requestTls: connect, proxyTunnel: secure });
}

/** Names are always resolved by the proxy, which is what socks5h says; undici knows only one scheme. */
const withSocks5Scheme = (proxy: string): string => proxy.replace(/^socks\w*:/, 'socks5:');
