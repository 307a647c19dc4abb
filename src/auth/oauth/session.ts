import { LOG_IN_AGAIN, type OAuthClient } from './client.ts';
import { LogInError } from './errors.ts';
import { requestTokens } from './token-request.ts';
import type { TokenStore } from './token-store.ts';
import { isFresh, type StoredTokens } from './tokens.ts';

/** A log-in that renews itself. */
export interface OAuthSession {
  /** Tells this log-in from others, in caches; no secret. */
  id: string;
  /**
   * A valid access token.
   * @throws LogInError when there is no log-in, or it has ended.
   */
  token(): Promise<string>;
  /**
   * Called when Atlassian refused `token`: true when there is another one to try.
   * @throws LogInError when the log-in has ended.
   */
  renew(token: string): Promise<boolean>;
  /** What is known of the log-in, without secrets; undefined when there is none. */
  describe(): Promise<Pick<StoredTokens, 'expires_at' | 'scope' | 'cloud_id'> | undefined>;
}

export interface OAuthSessionOptions {
  client: OAuthClient;
  store: TokenStore;
  /** Told of what the operator should know although the call goes on. */
  warn(message: string): void;
  /** What a person does when the log-in is missing or over. */
  remedy?: string;
}

/** A token that was given out so recently and is refused will not get better by another one. */
const RENEWED_LATELY_SECONDS = 60;

/**
 * A log-in shared by every process that uses the same store: renewed ahead of its end, by one at a time, and stored
 * before it is used. Refresh tokens rotate at Atlassian: the old one works for ten minutes more, so a process that
 * dies in the middle of a renewal costs nobody the log-in.
 */
export function createOAuthSession(options: OAuthSessionOptions): OAuthSession {
  const { client, store, remedy = LOG_IN_AGAIN } = options;
  let current: StoredTokens | undefined;
  let renewing: Promise<StoredTokens> | undefined;
  const load = async (): Promise<StoredTokens> => {
    const stored = await store.load();
    // What could not be stored is newer than what was.
    if (stored && (stored.expires_at ?? 0) >= (current?.expires_at ?? 0)) current = stored;
    if (!current) throw new LogInError(`There is no OAuth log-in in ${store.path}. ${remedy}`);
    return current;
  };
  const renewOnce = (refused: string | undefined): Promise<StoredTokens> => {
    renewing ??= store
      .lock(() => renewUnderLock(options, { load, refused }))
      .then((tokens) => {
        current = tokens;
        return tokens;
      })
      .finally(() => {
        renewing = undefined;
      });
    return renewing;
  };
  return {
    id: `oauth ${client.clientId} ${client.siteUrl ?? ''}`,
    token: async () => {
      let tokens = current && isFresh(current, Date.now()) ? current : await load();
      // Without a refresh token it is used as it is: Atlassian will say when it has ended.
      if (!isFresh(tokens, Date.now()) && tokens.refresh_token) tokens = await renewOnce(undefined);
      if (!tokens.access_token) throw new LogInError(`The log-in in ${store.path} holds no token. ${remedy}`);
      return tokens.access_token;
    },
    renew: async (refused) => {
      const stored = await load();
      if (stored.access_token !== refused && isFresh(stored, Date.now())) return true;
      if (!stored.refresh_token || wasRenewedLately(stored)) return false;
      return (await renewOnce(refused)).access_token !== refused;
    },
    describe: async () => {
      const tokens = await store.load();
      return tokens && { expires_at: tokens.expires_at, scope: tokens.scope, cloud_id: tokens.cloud_id };
    },
  };
}

interface Renewal {
  load(): Promise<StoredTokens>;
  /** The access token that Atlassian refused although its time was not over. */
  refused: string | undefined;
}

const wasRenewedLately = ({ expires_at, expires_in }: StoredTokens): boolean =>
  expires_at != null &&
  expires_in != null &&
  Date.now() / 1000 - (expires_at - expires_in) < RENEWED_LATELY_SECONDS;

async function renewUnderLock(
  { client, store, warn, remedy = LOG_IN_AGAIN }: OAuthSessionOptions,
  { load, refused }: Renewal,
): Promise<StoredTokens> {
  const stored = await load();
  // Another process was here first.
  if (stored.access_token !== refused && isFresh(stored, Date.now())) return stored;
  if (!stored.refresh_token)
    throw new LogInError(
      `The log-in in ${store.path} cannot be renewed: it holds no refresh token. ${remedy}`,
    );
  const room = await store.prepare();
  try {
    const answer = await requestTokens(client, {
      grant_type: 'refresh_token',
      refresh_token: stored.refresh_token,
    });
    const next = { ...stored, ...answer };
    await room.commit(next).catch((error: Error) => {
      warn(
        `The renewed log-in could not be stored in ${store.path} (${error.message}): it is lost when this process ends.`,
      );
    });
    return next;
  } catch (error) {
    await room.discard().catch(() => {});
    return ended(error, { load, stored, remedy });
  }
}

/** `invalid_grant` may mean that a program without our lock was faster; otherwise the log-in is over. */
async function ended(
  error: unknown,
  { load, stored, remedy }: { load(): Promise<StoredTokens>; stored: StoredTokens; remedy: string },
): Promise<StoredTokens> {
  if (!(error instanceof LogInError) || error.code === undefined) throw error;
  const latest = await load();
  if (latest.refresh_token !== stored.refresh_token && isFresh(latest, Date.now())) return latest;
  throw new LogInError(`The log-in has ended. ${error.message} ${remedy}`, {
    code: error.code,
    cause: error,
  });
}
