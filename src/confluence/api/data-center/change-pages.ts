import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Dialect } from '../dialect.ts';
import { copyParts } from './copy-parts.ts';
import { WirePage } from './page-wire.ts';
import { CONTENT, createDataCenterPages, expandFor, toRecord } from './pages.ts';

/** Old versions, the bin, moving and copying; the last two by writing pages, as there is no request for them here. */
export function createDataCenterChanges(
  http: HttpClient,
  urlOf: (content: { id: string }) => string,
): Pick<Dialect, 'readVersion' | 'deletePage' | 'movePage' | 'copyPage'> {
  const { readPage, createPage, updatePage, writeProperty } = createDataCenterPages(http, urlOf);
  return {
    async readVersion(page, version) {
      const wire = await http.get(CONTENT + path`/${page.id}`, WirePage, {
        query: { version, status: ['current', 'historical'], expand: expandFor(['body']) },
      });
      const record = toRecord(wire, urlOf);
      // An old version has an id of its own, which leads nowhere.
      return { ...record, id: page.id, url: urlOf(page), space: record.space ?? page.space };
    },

    deletePage: ({ id }) => http.send('DELETE', CONTENT + path`/${id}`),

    async movePage(page, { targetId, position }) {
      if (position !== 'append')
        throw new InvalidArgument(
          'Nothing was moved: the REST API of Confluence Data Center cannot place a page above or below another one, only append it below a parent. Use position append with the parent, and arrange the pages in the browser.',
        );
      const current = await readPage(page.id, ['body']);
      return updatePage({
        current,
        title: current.title,
        storage: current.body?.value ?? '',
        parentId: targetId,
        message: undefined,
        minorEdit: true,
      });
    },

    async copyPage(page, { title, spaceKey, parentId, attachments }) {
      const kept = attachments ? (['attachments'] as const) : [];
      const source = await readPage(page.id, ['body', 'labels', 'properties', ...kept]);
      const storage = source.body?.value ?? '';
      const record = await createPage({ spaceKey, title, parentId, subtype: undefined, storage });
      const left = await copyParts({ http, writeProperty }, source, record);
      return { record, notCopied: attachments ? left : ['attachments', ...left] };
    },
  };
}
