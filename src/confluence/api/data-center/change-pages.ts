import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Dialect, Move, PageHead } from '../dialect.ts';
import { wireList } from '../wire.ts';
import { copyParts } from './copy-parts.ts';
import { WirePage } from './page-wire.ts';
import { CONTENT, createDataCenterPages, expandFor, toRecord } from './pages.ts';

const Moved = z.object({ actionErrors: wireList(z.string()), validationErrors: wireList(z.string()) });

/**
 * Through the action of the web interface: the REST API can append a page to a parent, but not place it beside another.
 * @throws InvalidArgument with Confluence's own words, which come with status 200.
 */
async function placeBeside(
  http: HttpClient,
  { id, space }: PageHead,
  { targetId, position }: Move,
): Promise<void> {
  const answer = await http.post('/pages/movepage.action', Moved, {
    query: {
      pageId: id,
      spaceKey: space?.key,
      targetId,
      position: position === 'before' ? 'above' : 'below',
    },
    headers: { 'x-atlassian-token': 'no-check' },
  });
  const errors = [...answer.actionErrors, ...answer.validationErrors];
  if (errors.length > 0) throw new InvalidArgument(`Confluence did not move the page: ${errors.join(' ')}`);
}

/** Old versions, the bin, moving and copying; the last two mostly by writing pages, as there is no request for them here. */
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
      if (position !== 'append') {
        await placeBeside(http, page, { targetId, position });
        return readPage(page.id, []);
      }
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
      const record = await createPage({
        type: 'page',
        spaceKey,
        title,
        parentId,
        subtype: undefined,
        storage,
      });
      const left = await copyParts({ http, writeProperty }, source, record);
      return { record, notCopied: attachments ? left : ['attachments', ...left] };
    },
  };
}
