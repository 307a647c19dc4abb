import { z } from 'zod';
import { withLock } from '../../state/lock.ts';
import type { State } from '../../state/state.ts';
import type { OAuthSession } from '../oauth/session.ts';
import { createOAuthSession } from '../oauth/session.ts';
import { StoredTokens } from '../oauth/tokens.ts';
import { hash } from './records.ts';
import type { ProxySettings } from './settings.ts';

/** One person's log-in through one client: Atlassian's tokens, which stay in the store. */
export const Grant = StoredTokens.extend({
  clientId: z.string(),
  /** Sites that the log-in reaches; empty on Data Center. */
  sites: z.array(z.object({ id: z.string(), url: z.string() })),
});
export type Grant = z.output<typeof Grant>;

const TTL_MS = 90 * 24 * 60 * 60_000;
const LOCK_TTL_MS = 30_000;
const LOCK_PATIENCE_MS = 45_000;

const keyOf = (grantId: string): string => `oauth-grant:${hash(grantId)}`;

export const saveGrant = (state: State, grantId: string, grant: Grant): Promise<void> =>
  state.set(keyOf(grantId), JSON.stringify(grant), { ttlMs: TTL_MS });

export async function readGrant(state: State, grantId: string): Promise<Grant | undefined> {
  const text = await state.get(keyOf(grantId));
  return text === undefined ? undefined : Grant.parse(JSON.parse(text));
}

/** Ends a log-in: every token that stands for it is worthless from now on. */
export const deleteGrant = (state: State, grantId: string): Promise<boolean> => state.delete(keyOf(grantId));

/** The log-in as a session that renews itself; the renewed tokens are in the store before they are used. */
export function sessionOf({ state, upstream, warn }: ProxySettings, grantId: string): OAuthSession {
  return {
    ...createOAuthSession({
      client: upstream,
      warn,
      remedy: 'Log in again from your MCP client.',
      store: {
        path: "this server's store of log-ins",
        load: () => readGrant(state, grantId),
        lock: (work) =>
          withLock(
            state,
            keyOf(grantId),
            { ttlMs: LOCK_TTL_MS, signal: AbortSignal.timeout(LOCK_PATIENCE_MS) },
            () => work(),
          ),
        prepare: async () => ({
          discard: async () => {},
          commit: async (tokens) => {
            const current = await readGrant(state, grantId);
            // Revoked meanwhile: nothing is brought back.
            if (current) await saveGrant(state, grantId, { ...current, ...tokens });
          },
        }),
      },
    }),
    id: `grant ${hash(grantId)}`,
  };
}
