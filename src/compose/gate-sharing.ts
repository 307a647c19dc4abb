import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { GateNews, GateSharing } from '../http/gate-sharing.ts';
import { pause } from '../http/retry.ts';
import type { Log } from '../server/log.ts';
import { type State, StateUnavailable } from '../state/state.ts';

interface Told {
  /** The process that found it. */
  from: string;
  site: string;
  news: GateNews;
}

const CHANNEL = 'gate';
/** Sites whose news are passed on; as many as have gates. */
const MAX_SITES = 1_000;

/**
 * Lets the gates of all processes of a service know what one of them finds out, and share the rate: each second of
 * the clock has a counter of turns, in the state. A rate with a fraction is rounded down; one below 1 has one turn in
 * a longer time.
 */
export function createGateSharing(
  state: State,
  { perSecond, log }: { perSecond: number; log: Log },
): (site: string) => GateSharing {
  const self = randomUUID();
  const listeners = new LRUCache<string, (news: GateNews) => void>({ max: MAX_SITES });
  const missed = (error: Error) => log.debug(`Limits are not shared: ${error.message}`);
  state
    .subscribe(CHANNEL, (text) => {
      const { from, site, news } = JSON.parse(text) as Told;
      if (from !== self) listeners.get(site)?.(news);
    })
    .catch(missed);
  const turn = createTurns(state, perSecond);
  return (site) => ({
    turn: (signal) => turn(site, signal),
    tell(news) {
      state.publish(CHANNEL, JSON.stringify({ from: self, site, news } satisfies Told)).catch(missed);
      remember(state, site, news).catch(missed);
    },
    hear(listener) {
      listeners.set(site, listener);
      recall(state, site).then((ms) => ms > 0 && listener({ kind: 'open', ms }), missed);
    },
  });
}

const openKey = (site: string): string => `circuit:${site}`;

/** Keeps an open breaker for processes that start meanwhile. */
async function remember(state: State, site: string, news: GateNews): Promise<void> {
  if (news.kind === 'open') await state.set(openKey(site), String(Date.now() + news.ms), { ttlMs: news.ms });
  if (news.kind === 'closed') await state.delete(openKey(site));
}

const recall = async (state: State, site: string): Promise<number> =>
  Number((await state.get(openKey(site))) ?? 0) - Date.now();

/** Counts the turns of all processes in windows of time, and waits for the next one when a window is used up. */
function createTurns(state: State, perSecond: number) {
  const windowMs = perSecond >= 1 ? 1000 : Math.ceil(1000 / perSecond);
  const turns = Math.max(1, Math.floor(perSecond));
  return async (site: string, signal: AbortSignal): Promise<boolean> => {
    if (perSecond <= 0) return true;
    for (;;) {
      const now = Date.now();
      const window = Math.floor(now / windowMs);
      const taken = await count(state, `rate:${site}:${window}`, windowMs * 2);
      if (taken === undefined) return false;
      if (taken <= turns) return true;
      await pause((window + 1) * windowMs - now, signal);
    }
  };
}

/** Undefined while the store cannot be reached. */
async function count(state: State, key: string, ttlMs: number): Promise<number | undefined> {
  try {
    return await state.increment(key, { ttlMs });
  } catch (error) {
    if (error instanceof StateUnavailable) return undefined;
    throw error;
  }
}
