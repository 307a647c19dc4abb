import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Agent, fetch } from 'undici';
import { basicCredentials } from './basic-credentials.ts';
import { readBytes } from './body.ts';
import { createCache } from './cache.ts';
import { WayFailure } from './failure.ts';
import type { ConnectOptions } from './tls-options.ts';

/** Asks a proxy auto-configuration (PAC) file which ways lead to a site, in the order in which to try them. */
export type FindWays = (url: URL) => Promise<readonly string[]>;

/** A way without a proxy. */
export const DIRECT = 'direct';

const MAX_BYTES = 1024 * 1024;
const FETCH_MS = 10_000;
/** A changed file is noticed after an hour, a changed answer after five minutes. */
const FILE_MS = 3_600_000;
const ANSWER_MS = 300_000;

export interface PacOptions {
  /** A `file:`, `http:` or `https:` address. */
  address: string;
  /** What a TLS connection to the file's host trusts. */
  connect(): ConnectOptions;
}

/**
 * The file is fetched when first asked, directly, and kept for an hour; it learns the host and scheme of a request, never
 * its path. Rejects with WayFailure when the file cannot be had or does not say a usable way: going round a proxy that was
 * meant to be used is for the operator to allow.
 */
export function createPac(options: PacOptions): FindWays {
  const files = createCache({ max: 1, ttlMs: FILE_MS });
  const answers = createCache({ max: 200, ttlMs: ANSWER_MS });
  const name = nameOf(options.address);
  return ({ origin }) =>
    answers.get(origin, async () => {
      try {
        const { script } = await files.get('', async () => ({ script: await load(options) }));
        return waysOf(await evaluate(script, new URL(origin)));
      } catch (error) {
        throw new WayFailure(
          `the proxy settings file (PAC) ${name} cannot be used: ${(error as Error).message}. Check the PROXY_WPAD options`,
        );
      }
    });
}

/** Without credentials and query. */
function nameOf(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

async function load({ address, connect }: PacOptions): Promise<string> {
  const url = new URL(address);
  const script =
    url.protocol === 'file:' ? await readLocal(fileURLToPath(url)) : await download(url, connect());
  if (!script.includes('FindProxyForURL')) throw new Error('it has no function FindProxyForURL');
  return script;
}

async function readLocal(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw new Error(`it has ${size} bytes, more than ${MAX_BYTES}`);
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new Error(`it cannot be read (${code})`);
  }
}

async function download(url: URL, connect: ConnectOptions): Promise<string> {
  const dispatcher = new Agent({ connect });
  try {
    const { username, password, origin, pathname, search } = url;
    const response = await fetch(origin + pathname + search, {
      dispatcher,
      signal: AbortSignal.timeout(FETCH_MS),
      headers: username === '' ? {} : { authorization: basicCredentials(username, password) },
    });
    if (response.status !== 200) throw new Error(`its server answered ${response.status}`);
    const line = { product: 'the PAC server', method: 'GET', path: url.pathname };
    return (await readBytes(response, MAX_BYTES, line)).toString('utf8');
  } catch (error) {
    throw new Error(reasonOf(error));
  } finally {
    await dispatcher.destroy();
  }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return `it did not come within ${FETCH_MS / 1000} s`;
  const { code } = (cause ?? {}) as NodeJS.ErrnoException;
  return code === undefined ? message : `its server cannot be reached (${code})`;
}

/** The evaluator needs optional packages and a WebAssembly engine, which only who uses a PAC file should pay for. */
async function evaluate(script: string, url: URL): Promise<string> {
  const { findProxy } = await import('./pac-script.ts').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_MODULE_NOT_FOUND'
      ? new Error('the optional packages pac-resolver and quickjs-wasi are not installed')
      : error;
  });
  return findProxy(script, url);
}

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS5: 'socks5',
};

/** `PROXY a:8080; DIRECT` as addresses; what is not supported (SOCKS4) is passed over. */
function waysOf(answer: string): string[] {
  const entries = answer.split(';').map((entry) => entry.trim());
  const ways = entries.filter((entry) => entry !== '').flatMap(wayOf);
  if (ways.length > 0) return [...new Set(ways)];
  if (entries.every((entry) => entry === '')) return [DIRECT];
  throw new Error(`it answers ${JSON.stringify(answer.slice(0, 100))}, in which no supported way is`);
}

function wayOf(entry: string): string[] {
  const [kind = '', host = ''] = entry.split(/\s+/);
  if (kind.toUpperCase() === 'DIRECT') return [DIRECT];
  const scheme = SCHEMES[kind.toUpperCase()];
  const address = `${scheme}://${host}`;
  return scheme !== undefined && /^[^/@?#]+$/.test(host) && URL.canParse(address) ? [address] : [];
}
