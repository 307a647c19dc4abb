import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { State } from '../../state/state.ts';

/** Kinds of entries that log-ins of MCP clients keep in the shared state, with how long they live. */
interface Kind<T> {
  purpose: string;
  ttlMs: number;
  schema: z.ZodType<T>;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A client that registered itself (RFC 7591) or whose metadata document was read. */
export const Client = z.object({
  client_id: z.string(),
  client_name: z.string().optional(),
  redirect_uris: z.array(z.string()),
});
export type Client = z.output<typeof Client>;

/** What a client asked for, kept while the person is at the browser. */
export const Transaction = z.object({
  client: Client,
  redirectUri: z.string(),
  /** The client's own state, given back unchanged. */
  state: z.string().optional(),
  challenge: z.string(),
  scopes: z.array(z.string()),
  resource: z.string(),
  /** Hash of the cookie that ties the steps to one browser. */
  browser: z.string(),
  consented: z.boolean(),
  /** Our own PKCE verifier towards Atlassian. */
  verifier: z.string(),
});
export type Transaction = z.output<typeof Transaction>;

/** Proof of a finished log-in, to be exchanged once. */
export const Code = z.object({
  grantId: z.string(),
  clientId: z.string(),
  redirectUri: z.string(),
  challenge: z.string(),
  resource: z.string(),
});
export type Code = z.output<typeof Code>;

/** What one of our tokens stands for. */
export const TokenRecord = z.object({
  grantId: z.string(),
  clientId: z.string(),
  resource: z.string(),
});
export type TokenRecord = z.output<typeof TokenRecord>;

export const kinds = {
  client: { purpose: 'oauth-client', ttlMs: 365 * DAY, schema: Client },
  /** Registered, but nobody has logged in with it yet: registrations are free for all, so they do not stay. */
  unusedClient: { purpose: 'oauth-client', ttlMs: 60 * MINUTE, schema: Client },
  document: { purpose: 'oauth-document', ttlMs: 60 * MINUTE, schema: Client },
  transaction: { purpose: 'oauth-transaction', ttlMs: 15 * MINUTE, schema: Transaction },
  code: { purpose: 'oauth-code', ttlMs: 5 * MINUTE, schema: Code },
  usedCode: { purpose: 'oauth-code-used', ttlMs: 60 * MINUTE, schema: Code },
  access: { purpose: 'oauth-access', ttlMs: 60 * MINUTE, schema: TokenRecord },
  refresh: { purpose: 'oauth-refresh', ttlMs: 90 * DAY, schema: TokenRecord },
  usedRefresh: { purpose: 'oauth-refresh-used', ttlMs: 90 * DAY, schema: TokenRecord },
} as const satisfies Record<string, Kind<unknown>>;

/** A value that nobody can guess. */
export const secret = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');

/** Secrets are looked up by their hash, so that the store's keys open nothing. */
export const hash = (value: string): string => createHash('sha256').update(value).digest('base64url');

const keyOf = (kind: Kind<unknown>, id: string): string => `${kind.purpose}:${hash(id)}`;

export const put = <T>(state: State, kind: Kind<T>, id: string, value: T): Promise<void> =>
  state.set(keyOf(kind, id), JSON.stringify(value), { ttlMs: kind.ttlMs });

const parse = <T>(kind: Kind<T>, text: string | undefined): T | undefined =>
  text === undefined ? undefined : kind.schema.parse(JSON.parse(text));

export const find = async <T>(state: State, kind: Kind<T>, id: string): Promise<T | undefined> =>
  parse(kind, await state.get(keyOf(kind, id)));

/** Reads and deletes in one step: of two requests with one secret, one gets it. */
export const take = async <T>(state: State, kind: Kind<T>, id: string): Promise<T | undefined> =>
  parse(kind, await state.take(keyOf(kind, id)));
