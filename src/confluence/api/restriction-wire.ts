import { z } from 'zod';
import type { HttpClient } from '../../http/client.ts';
import { path } from '../../http/path.ts';
import { checkCount } from './limits.ts';
import type { Restriction, Restrictions, Subject } from './requests.ts';
import { WireUser } from './search-wire.ts';
import { maybe, wireId, wireList } from './wire.ts';

const WireGroup = z.object({ id: maybe(wireId), name: maybe(z.string()) });

const page = <T extends z.ZodType>(item: T) =>
  z.object({ results: wireList(item), limit: maybe(z.number()) });

// Both lists are required: one that was not expanded would look like "everybody may".
const WireRestriction = z.object({
  restrictions: z.object({ user: page(WireUser), group: page(WireGroup) }),
});
type WireRestriction = z.output<typeof WireRestriction>;

const ByOperation = z.object({ read: WireRestriction, update: WireRestriction });

/** Groups of one account, or of a search for groups. */
export const GroupList = z.object({
  results: z.array(WireGroup),
  _links: maybe(z.object({ next: maybe(z.string()) })),
});

/** Read and update restrictions of content with everybody in them; more than one answer holds is read page by page. */
export async function readRestrictions(http: HttpClient, id: string, expand?: string): Promise<Restrictions> {
  const address = path`/rest/api/content/${id}/restriction/byOperation`;
  const wire = await http.get(address, ByOperation, { query: { expand } });
  const complete = async (operation: 'read' | 'update'): Promise<Restriction> => {
    const parts = [wire[operation]];
    for (let start = nextStart(parts); start !== undefined; start = nextStart(parts)) {
      checkCount(start, `people in the ${operation} restriction`);
      parts.push(
        await http.get(`${address}/${operation}`, WireRestriction, { query: { start, limit: 200 } }),
      );
    }
    return {
      users: parts.flatMap(({ restrictions }) => restrictions.user.results.flatMap(userFrom)),
      groups: parts.flatMap(({ restrictions }) => restrictions.group.results.flatMap(groupFrom)),
    };
  };
  const [read, update] = await Promise.all([complete('read'), complete('update')]);
  return { read, update };
}

/** Where the next page begins while the last one was full; users and groups are paged together. */
function nextStart(parts: readonly WireRestriction[]): number | undefined {
  const last = parts.at(-1)?.restrictions;
  const isFull = [last?.user, last?.group].some((list) => list?.limit && list.results.length >= list.limit);
  if (!isFull) return undefined;
  const count = (kind: 'user' | 'group') =>
    parts.reduce((sum, { restrictions }) => sum + restrictions[kind].results.length, 0);
  return Math.max(count('user'), count('group'));
}

const userFrom = (user: WireUser): Subject[] => {
  const id = user.accountId ?? user.username ?? user.userKey;
  return id === undefined ? [] : [{ id, name: user.displayName || user.publicName || id }];
};

/** A group as a subject: Cloud names it by id, Data Center by name. */
export const groupFrom = ({ id, name }: z.output<typeof WireGroup>): Subject[] => {
  const key = id ?? name;
  return key === undefined ? [] : [{ id: key, name: name ?? key }];
};
