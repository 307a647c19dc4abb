import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Dialect } from '../dialect.ts';
import { addressOf, type CloudParts, collectionOf, toRecord } from './page-record.ts';
import { WirePage } from './page-wire.ts';

/** Writes pages, blog posts and their properties through the v2 API. */
export function createPageWrites(
  parts: CloudParts,
): Pick<Dialect, 'createPage' | 'updatePage' | 'writeProperty'> {
  const { http, spaces } = parts;
  return {
    async createPage({ type, spaceKey, title, parentId, subtype, storage }) {
      const space = await spaces.byKey(spaceKey);
      const collection = type === 'page' ? 'pages' : 'blogposts';
      const wire = await http.post(`/api/v2/${collection}`, WirePage, {
        body: { spaceId: space.id, status: 'current', title, parentId, subtype, body: asStorage(storage) },
      });
      return toRecord(parts, collection, wire);
    },

    async updatePage({ current, title, storage, parentId, message }) {
      const collection = collectionOf(current);
      if (collection === 'blogposts' && parentId !== undefined)
        throw new InvalidArgument('A blog post has no parent page: leave parent_id out.');
      const wire = await http.put(addressOf(collection, current.id), WirePage, {
        body: {
          id: current.id,
          status: 'current',
          title,
          parentId,
          body: asStorage(storage),
          version: { number: current.version + 1, message },
        },
      });
      return toRecord(parts, collection, wire);
    },

    async writeProperty(page, { key, value, current }) {
      const all = `${addressOf(collectionOf(page), page.id)}/properties`;
      if (!current) {
        if (value !== undefined) await http.send('POST', all, { body: { key, value } });
        return;
      }
      const one = all + path`/${current.id}`;
      if (value === undefined) return http.send('DELETE', one);
      await http.send('PUT', one, { body: { key, value, version: { number: current.version + 1 } } });
    },
  };
}

const asStorage = (value: string) => ({ representation: 'storage', value });
