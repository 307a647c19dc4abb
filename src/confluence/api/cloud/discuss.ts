import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { CommentHead, Dialect } from '../dialect.ts';
import { firstFound } from '../first-found.ts';
import { maybe, wireId } from '../wire.ts';
import { toRecord, WireComment } from './comments.ts';
import { WireVersion } from './page-wire.ts';

const WireHead = z.object({
  id: wireId,
  pageId: maybe(wireId),
  blogPostId: maybe(wireId),
  parentCommentId: maybe(wireId),
  version: maybe(WireVersion),
});

type Location = CommentHead['location'];

/** Answers and inline comments through the v2 API. */
export function createCloudDiscussion(
  http: HttpClient,
): Pick<Dialect, 'readComment' | 'replyTo' | 'addInlineComment' | 'resolveThread'> {
  const read = (location: Location, id: string) =>
    http.get(`/api/v2/${location}-comments${path`/${id}`}`, WireHead);

  return {
    async readComment(id) {
      const { location, first } = await locate(read, id);
      // A reply may tell only what it answers: the page is told by the comment at the top.
      const seen = new Set([id]);
      let wire = first;
      for (;;) {
        const pageId = wire.pageId ?? wire.blogPostId;
        if (pageId !== undefined) return { id, location, pageId };
        const above = wire.parentCommentId;
        if (above === undefined || seen.has(above))
          throw new InvalidArgument(`Comment ${id} is on no page or blog post.`);
        seen.add(above);
        wire = await read(location, above);
      }
    },

    async replyTo({ id, location }, _page, storage) {
      const wire = await http.post(`/api/v2/${location}-comments`, WireComment, {
        body: { parentCommentId: id, body: asBody(storage) },
      });
      const record = toRecord(location, wire, wire.version);
      return { ...record, parentId: record.parentId ?? id, storage: wire.body?.storage?.value ?? storage };
    },

    async resolveThread({ id }, resolved) {
      let root = await read('inline', id);
      const seen = new Set([root.id]);
      for (let above = root.parentCommentId; above !== undefined && !seen.has(above); ) {
        seen.add(above);
        root = await read('inline', above);
        above = root.parentCommentId;
      }
      const wire = await http.put(`/api/v2/inline-comments${path`/${root.id}`}`, WireComment, {
        body: { version: { number: (root.version?.number ?? 1) + 1 }, resolved },
      });
      return wire.resolutionStatus ?? (resolved ? 'resolved' : 'reopened');
    },

    async addInlineComment({ id, type }, storage, { text, count, index }) {
      const wire = await http.post('/api/v2/inline-comments', WireComment, {
        body: {
          ...(type === 'blogpost' ? { blogPostId: id } : { pageId: id }),
          body: asBody(storage),
          inlineCommentProperties: {
            textSelection: text,
            textSelectionMatchCount: count,
            textSelectionMatchIndex: index,
          },
        },
      });
      const record = toRecord('inline', wire, wire.version);
      return {
        ...record,
        selection: record.selection ?? text,
        storage: wire.body?.storage?.value ?? storage,
      };
    },
  };
}

const asBody = (value: string) => ({ representation: 'storage', value });

type Head = z.output<typeof WireHead>;

/** An id does not tell whether it belongs to a footer or an inline comment. */
const locate = (read: (location: Location, id: string) => Promise<Head>, id: string) => {
  const at = (location: Location) => async () => ({ location, first: await read(location, id) });
  return firstFound(at('footer'), at('inline'));
};
