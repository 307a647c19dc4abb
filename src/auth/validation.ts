import { LRUCache } from 'lru-cache';
import type { HttpClient } from '../http/client.ts';
import { type ExposedError, HttpError, isExposed } from '../http/errors.ts';
import { type State, StateUnavailable } from '../state/state.ts';
import { digest, fingerprint } from './credentials.ts';
import type { Access } from './identity.ts';
import type { Product } from './site.ts';
import { Account, isSomebody, whoAmIPath } from './who-am-i.ts';

export interface ValidationOptions {
  /** Milliseconds for which accepted credentials are not checked again; 0 checks each call. */
  ttlMs: number;
  /** Most accepted credentials that this process remembers; 0 for none. */
  maxEntries: number;
  /** Shares what is known with the other processes of the service. */
  state?: State | undefined;
}

/** What is checked: credentials at a site, with the headers that every request there carries. */
export interface Claim {
  access: Access;
  headers: Readonly<Record<string, string>>;
  /** A client that acts with these credentials; not bound to one call, as parallel calls share the check. */
  client: HttpClient;
}

/** Checks a caller's credentials before they are used. Rejects with InvalidCredentials, or with why it could not be told. */
export type Validation = (claim: Claim) => Promise<void>;

/** The site does not accept the caller's credentials, or did not say. */
export class InvalidCredentials extends Error implements ExposedError {
  override readonly name = 'InvalidCredentials';
  readonly expose = true;
}

/**
 * Remembers accepted credentials by a hash of them, for a while and up to a bound; failures are not remembered, and
 * parallel first uses share one request. Runtime behaviour as in the reference server.
 */
export function createValidation({ ttlMs, maxEntries, state }: ValidationOptions): Validation {
  const remembers = ttlMs > 0 && maxEntries > 0;
  const accepted = new LRUCache<string, true>({ max: Math.max(maxEntries, 1), ttl: Math.max(ttlMs, 1) });
  const running = new Map<string, Promise<void>>();
  const check = async (key: string, claim: Claim): Promise<void> => {
    const until = remembers ? await sharedExpiry(state, key) : undefined;
    if (until === undefined) await probe(claim);
    if (!remembers) return;
    const expiry = until ?? Date.now() + ttlMs;
    if (until === undefined) await quietly(state?.set(key, String(expiry), { ttlMs }));
    accepted.set(key, true, { ttl: Math.max(expiry - Date.now(), 1) });
  };
  return (claim) => {
    const key = keyOf(claim);
    if (remembers && accepted.has(key)) return Promise.resolve();
    const pending = running.get(key) ?? check(key, claim).finally(() => running.delete(key));
    running.set(key, pending);
    return pending;
  };
}

const keyOf = ({ access: { site, credentials }, headers }: Claim): string =>
  `validation:${digest(site.product, site.apiUrl, fingerprint(credentials, headers))}`;

/** When another process's check ends to count, in milliseconds since 1970. */
async function sharedExpiry(state: State | undefined, key: string): Promise<number | undefined> {
  const expiry = Number(await quietly(state?.get(key)));
  return expiry > Date.now() ? expiry : undefined;
}

/** Without the shared store each process checks for itself. */
const quietly = <T>(result: Promise<T> | undefined): Promise<T | undefined> | undefined =>
  result?.catch((error: unknown) => {
    if (error instanceof StateUnavailable) return undefined;
    throw error;
  });

const titles: Record<Product, string> = { jira: 'Jira', confluence: 'Confluence' };

async function probe({ access: { site }, client }: Claim): Promise<void> {
  const title = titles[site.product];
  try {
    if (isSomebody(await client.get(whoAmIPath(site), Account))) return;
  } catch (error) {
    if (isKnown(error)) return;
    throw explain(error, title);
  }
  throw new InvalidCredentials(
    `Invalid user ${title} token or configuration: ${title} takes the request as anonymous. Check the credentials that this request carries.`,
  );
}

/** The site knows who asks and only keeps the profile back: 403, or a token whose scopes do not cover it. */
const isKnown = (error: unknown): boolean =>
  error instanceof HttpError &&
  (error.status === 403 || (error.status === 401 && error.messages.some((text) => /scope/i.test(text))));

function explain(error: unknown, title: string): unknown {
  if (error instanceof HttpError && error.status === 429) {
    const wait = error.retryAfterSeconds === undefined ? 'a little' : `${error.retryAfterSeconds} s`;
    return new InvalidCredentials(
      `${title} limits requests at the moment (429), so the credentials of this request could not be checked; they may well be right. Wait ${wait}, then call again. A longer MCP_ATLASSIAN_VALIDATION_CACHE_TTL makes such checks rarer.`,
    );
  }
  if (error instanceof HttpError && error.status === 401)
    return new InvalidCredentials(`Invalid user ${title} token or configuration: ${error.message}`);
  if (!isExposed(error)) return error;
  return new InvalidCredentials(`The credentials of this request could not be checked: ${error.message}`);
}
