import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';
import { createPacResolver } from 'pac-resolver';
import { QuickJS } from 'quickjs-wasi';

const ENGINE = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm');
const MEMORY = 8 * 1024 * 1024;
/** Milliseconds of one run of the script, and of one look-up. */
const RUN_MS = 1_000;
const LOOKUP_MS = 3_000;
const MAX_NAMES = 30;
/** Milliseconds of all runs and look-ups. */
const TOTAL_MS = 10_000;

/** Addresses by host name; null for a name that is not known. */
type Addresses = Map<string, string | null>;

/**
 * What `FindProxyForURL` says for an address, e.g. `PROXY proxy:8080; DIRECT`. The script runs in a sandbox, without this
 * process's objects and with bounded memory and time. Names that it asks for are looked up between two runs, so that
 * nothing is under way while it runs.
 * @throws Error when the script fails, does not end, or asks for too many names.
 */
export async function findProxy(script: string, url: URL): Promise<string> {
  const known: Addresses = new Map();
  const end = performance.now() + TOTAL_MS;
  while (performance.now() < end) {
    const missing = new Set<string>();
    const result = await run({ script, url, known, missing });
    if (missing.size === 0) {
      if (result.error) throw result.error;
      return result.answer;
    }
    if (known.size + missing.size > MAX_NAMES) throw new Error(`it asks for more than ${MAX_NAMES} names`);
    await Promise.all([...missing].map(async (host) => known.set(host, await addressOf(host))));
  }
  throw new Error(`its script does not end within ${TOTAL_MS / 1000} s`);
}

interface Run {
  script: string;
  url: URL;
  known: Addresses;
  /** Gets the names that were asked for and are not known yet; the answer is worth nothing then. */
  missing: Set<string>;
}

async function run({ script, url, known, missing }: Run): Promise<{ answer: string; error?: Error }> {
  const started = performance.now();
  const engine = await QuickJS.create({
    wasm: await readFile(ENGINE),
    memoryLimit: MEMORY,
    interruptHandler: () => performance.now() - started > RUN_MS,
  });
  try {
    const resolve = createPacResolver(engine, script, { sandbox: createFunctions(known, missing) });
    const answer: unknown = await endsSoon(resolve(url, url.hostname.replace(/^\[|\]$/g, '')));
    // Null, nothing and anything else but text stand for no proxy.
    return { answer: typeof answer === 'string' ? answer : '' };
  } catch (error) {
    return { answer: '', error: new Error(`its script fails (${reasonOf(error)})`) };
  } finally {
    engine.dispose();
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return message.includes('interrupted') ? `no end within ${RUN_MS / 1000} s` : message.slice(0, 200);
}

/** A script may answer with a promise, and never keep it. */
async function endsSoon<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), RUN_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The script's functions that look outside; the package's own print, and ask a public server for this machine's address. */
function createFunctions(known: Addresses, missing: Set<string>) {
  const find = (host: unknown): string | null => {
    const name = String(host);
    if (isIPv4(name)) return name;
    const address = known.get(name);
    if (address === undefined && missing.size <= MAX_NAMES) missing.add(name);
    return address ?? null;
  };
  return {
    alert: () => {},
    dnsResolve: find,
    isResolvable: (host: unknown) => find(host) !== null,
    isInNet: (host: unknown, pattern: unknown, mask: unknown) => {
      const address = find(host);
      return address !== null && isWithin(address, String(pattern), String(mask));
    },
    myIpAddress: ownAddress,
  };
}

function isWithin(address: string, pattern: string, mask: string): boolean {
  if (![address, pattern, mask].every((text) => ipaddr.IPv4.isValid(text))) return false;
  const [bytes, wanted, bits] = [address, pattern, mask].map((text) => ipaddr.IPv4.parse(text).octets);
  return bytes?.every((byte, at) => ((byte ^ (wanted?.[at] ?? 0)) & (bits?.[at] ?? 0)) === 0) ?? false;
}

/** The first address that is not loopback. */
const ownAddress = (): string =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';

async function addressOf(host: string): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), LOOKUP_MS);
  });
  const found = lookup(host, 4).then(
    ({ address }) => address,
    () => null,
  );
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
  }
}
