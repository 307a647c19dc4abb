import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { Dialect, PageHead } from '../dialect.ts';
import { maybe, wireId } from '../wire.ts';
import { EXPAND, toRecord, WireComment } from './comments.ts';

const CONTENT = '/rest/api/content';

const WireHead = z.object({
  id: wireId,
  type: maybe(z.string()),
  container: maybe(z.object({ id: maybe(wireId) })),
  extensions: maybe(z.object({ location: maybe(z.string()) })),
});

/** Answers and inline comments, which are content like any other here. */
export const createDataCenterDiscussion = (
  http: HttpClient,
): Pick<Dialect, 'readComment' | 'replyTo' | 'addInlineComment' | 'resolveThread'> => ({
  async readComment(id) {
    const wire = await http.get(CONTENT + path`/${id}`, WireHead, {
      query: { expand: 'container,extensions' },
    });
    const pageId = wire.container?.id;
    if ((wire.type ?? 'comment') !== 'comment' || pageId === undefined)
      throw new InvalidArgument(`${id} is the id of a ${wire.type ?? 'thing'}, not of a comment.`);
    const location = wire.extensions?.location ?? 'footer';
    return { id, location: location === 'footer' ? 'footer' : 'inline', pageId };
  },

  async replyTo({ id, location }, page, storage) {
    const wire = await http.post(CONTENT, WireComment, {
      query: { expand: EXPAND },
      body: { ...newComment(page, storage), ancestors: [{ id }] },
    });
    const record = toRecord(wire);
    return {
      ...record,
      // Real servers leave the place out of the answer to a reply.
      location,
      parentId: record.parentId ?? id,
      storage: wire.body?.storage?.value ?? storage,
    };
  },

  async resolveThread() {
    throw new InvalidArgument('The REST API of Confluence Data Center cannot resolve comments.');
  },

  async addInlineComment(page, storage, { text, count, index }) {
    const wire = await http.post(CONTENT, WireComment, {
      query: { expand: EXPAND },
      body: {
        ...newComment(page, storage),
        extensions: {
          location: 'inline',
          inlineProperties: {
            originalSelection: text,
            numMatches: count,
            matchIndex: index,
            // Milliseconds as text: the server compares them with the page's last change.
            lastFetchTime: String(Date.now()),
            serializedHighlights: JSON.stringify([[text]]),
          },
        },
      },
    });
    const record = toRecord(wire);
    return {
      ...record,
      location: 'inline',
      selection: record.selection ?? text,
      storage: wire.body?.storage?.value ?? storage,
    };
  },
});

const newComment = ({ id, type }: PageHead, value: string) => ({
  type: 'comment',
  container: { id, type },
  body: { storage: { value, representation: 'storage' } },
});
