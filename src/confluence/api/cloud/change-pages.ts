import { z } from 'zod';
import { path } from '../../../http/path.ts';
import type { Dialect, PageRecord } from '../dialect.ts';
import { wireId } from '../wire.ts';
import { addressOf, type CloudParts, collectionOf, toRecord } from './page-record.ts';
import { WirePage } from './page-wire.ts';

type Changes = Pick<Dialect, 'readVersion' | 'deletePage' | 'movePage' | 'copyPage'>;

/** Old versions and the bin through v2; moving and copying through v1, where alone they exist. */
export function createPageChanges(parts: CloudParts): Changes {
  const { http } = parts;
  const readCurrent = async (id: string): Promise<PageRecord> =>
    toRecord(parts, 'pages', await http.get(addressOf('pages', id), WirePage));
  return {
    async readVersion(page, version) {
      const collection = collectionOf(page);
      const wire = await http.get(addressOf(collection, page.id), WirePage, {
        query: { version, 'body-format': 'storage' },
      });
      return toRecord(parts, collection, wire);
    },

    deletePage: (page) => http.send('DELETE', addressOf(collectionOf(page), page.id)),

    async movePage(page, { targetId, position }) {
      await http.send('PUT', path`/rest/api/content/${page.id}/move/${position}/${targetId}`);
      return readCurrent(page.id);
    },

    async copyPage(page, { title, parentId, attachments }) {
      const { id } = await http.post(path`/rest/api/content/${page.id}/copy`, z.object({ id: wireId }), {
        body: {
          copyAttachments: attachments,
          copyPermissions: false,
          copyProperties: true,
          copyLabels: true,
          copyCustomContents: false,
          destination: { type: 'parent_page', value: parentId },
          pageTitle: title,
        },
      });
      return { record: await readCurrent(id), notCopied: attachments ? [] : ['attachments'] };
    },
  };
}
