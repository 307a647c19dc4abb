import { z } from 'zod';
import { path } from '../../../http/path.ts';
import type { Change, Watchers, Worklog } from '../../model/activity.ts';
import type { Connection } from '../connection.ts';
import { maybe } from '../maybe.ts';
import { allPages } from '../paging.ts';
import { toUser } from '../people.ts';
import { prune } from '../prune.ts';
import type { Texts } from '../text/texts.ts';
import {
  WireChange,
  WireChangelog,
  WireComments,
  WireTransition,
  WireUser,
  type WireWorklog,
  WireWorklogs,
} from '../wire.ts';
import { toChange, toWorklog } from './activity.ts';

const ChangePage = z.object({
  values: z.array(WireChange),
  total: maybe(z.number()),
  isLast: maybe(z.boolean()),
});

const WireWatchers = z.object({
  watchCount: maybe(z.number()),
  isWatching: maybe(z.boolean()),
  watchers: maybe(z.array(WireUser)),
});

/** Every transition of an issue, as `/transitions` answers. */
export const WireTransitions = z.object({ transitions: z.array(WireTransition) });

/** See `createActivities`. */
export type Activities = ReturnType<typeof createActivities>;

/** What happened to an issue and who follows it: everything that has pages of its own. */
export function createActivities({ http, dialect }: Connection, texts: Texts) {
  const at = (key: string, rest: string) => dialect.rest + path`/issue/${key}/` + rest;
  const read = (body: unknown) => texts.toMarkdown(body);

  return {
    async remoteLinks(key: string): Promise<unknown[]> {
      const links = await http.get(at(key, 'remotelink'), z.array(z.unknown()));
      return links.map((link) => prune(link));
    },

    async watchers(key: string): Promise<Watchers> {
      const wire = await http.get(at(key, 'watchers'), WireWatchers);
      const watchers = (wire.watchers ?? []).map(toUser);
      return {
        issue_key: key,
        watcher_count: wire.watchCount ?? watchers.length,
        is_watching: wire.isWatching ?? false,
        watchers,
      };
    },

    /** All logged work; asks again only for what the issue's own field left out. */
    async worklogs(key: string, embedded?: unknown): Promise<Worklog[]> {
      const inside = WireWorklogs.safeParse(embedded).data;
      const complete = inside && inside.worklogs.length >= (inside.total ?? 0);
      const all = complete
        ? inside.worklogs
        : await allPages<WireWorklog>(1000, async (startAt) => {
            const query = startAt > 0 ? { query: { startAt } } : {};
            const page = await http.get(at(key, 'worklog'), WireWorklogs, query);
            return { items: page.worklogs, total: page.total ?? startAt + page.worklogs.length };
          });
      return all.map((entry) => toWorklog(entry, read));
    },

    /** All changes, oldest first; asks again only where the expanded changelog is cut off. */
    async changes(key: string, embedded?: unknown): Promise<Change[]> {
      const inside = WireChangelog.safeParse(embedded).data;
      const complete = inside && inside.histories.length >= (inside.total ?? 0);
      const all = complete
        ? inside.histories
        : await allPages(100, async (startAt, maxResults) => {
            const page = await http.get(at(key, 'changelog'), ChangePage, { query: { startAt, maxResults } });
            return { items: page.values, total: page.total, last: page.isLast };
          });
      return all.map(toChange).toSorted(byDate);
    },

    /** The newest comments, as the issue's own field would have them if it were complete. */
    newestComments: (key: string, limit: number): Promise<WireComments> =>
      http.get(at(key, 'comment'), WireComments, { query: { orderBy: '-created', maxResults: limit } }),
  };
}

/** Orders what has a `created` date, oldest first. */
export const byDate = (a: { created?: string | undefined }, b: { created?: string | undefined }): number =>
  (a.created ?? '').localeCompare(b.created ?? '');
