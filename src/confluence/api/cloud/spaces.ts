import { z } from 'zod';
import type { Cache } from '../../../http/cache.ts';
import type { HttpClient } from '../../../http/client.ts';
import { HttpError, InvalidArgument } from '../../../http/errors.ts';
import type { Space } from '../dialect.ts';
import { checkSpaceKey } from '../scope.ts';
import { maybe, wireId } from '../wire.ts';

const Spaces = z.object({
  results: z.array(z.object({ id: wireId, key: z.string(), name: maybe(z.string()) })),
});

/** Key, name and id of spaces, remembered: v2 pages tell the numeric id only. */
export function createSpaces(http: HttpClient, cache: Cache) {
  const load = async (query: { ids: string } | { keys: string }): Promise<{ space: Space | undefined }> => {
    const [found] = (await http.get('/api/v2/spaces', Spaces, { query: { ...query, limit: 1 } })).results;
    return { space: found && { id: found.id, key: found.key, name: found.name ?? found.key } };
  };
  return {
    /** Undefined when the account may read the page but not its space. */
    async byId(id: string): Promise<Space | undefined> {
      const { space } = await cache.get(`space/id/${id}`, () =>
        load({ ids: id }).catch((error: unknown) => {
          if (error instanceof HttpError && [403, 404].includes(error.status)) return { space: undefined };
          throw error;
        }),
      );
      return space;
    },

    /** @throws InvalidArgument when there is no such space for this account. */
    async byKey(key: string): Promise<Space & { id: string }> {
      checkSpaceKey(key);
      const known = cache.get(`space/key/${key.toLowerCase()}`, async () => {
        const { space } = await load({ keys: key });
        if (space?.id === undefined)
          throw new InvalidArgument(
            `There is no space with the key ${JSON.stringify(key)} that this account can see.`,
          );
        return { ...space, id: space.id };
      });
      const space = await known;
      await cache.get(`space/id/${space.id}`, async () => ({ space }));
      return space;
    },
  };
}

export type Spaces = ReturnType<typeof createSpaces>;
