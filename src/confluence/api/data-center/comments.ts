import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import type { CommentRecord, Dialect, PageHead } from '../dialect.ts';
import { maybe, wireId, wireList } from '../wire.ts';
import { listAll } from './list.ts';
import { person, WireBody, WireHistory, WireVersion } from './page-wire.ts';

/** A comment as content of /rest/api/content. */
export const WireComment = z.object({
  id: wireId,
  title: maybe(z.string()),
  ancestors: wireList(z.object({ id: wireId, type: maybe(z.string()) })),
  history: maybe(WireHistory),
  version: maybe(WireVersion),
  body: maybe(WireBody),
  extensions: maybe(
    z.object({
      location: maybe(z.string()),
      inlineProperties: maybe(z.object({ originalSelection: maybe(z.string()) })),
      resolution: maybe(z.object({ status: maybe(z.string()) })),
    }),
  ),
});

/** What comments have to bring along. */
export const EXPAND = [
  'body.storage',
  'version',
  'history',
  'ancestors',
  'extensions.inlineProperties',
  'extensions.resolution',
].join(',');

/** Footer and inline comments, which share one list here. */
export function createDataCenterComments(
  http: HttpClient,
): Pick<Dialect, 'comments' | 'inlineComments' | 'addComment'> {
  const comments = async ({ id }: PageHead): Promise<CommentRecord[]> => {
    const address = path`/rest/api/content/${id}/child/comment`;
    const wires = await listAll(http, address, WireComment, { depth: 'all', expand: EXPAND });
    return wires.map(toRecord);
  };
  return {
    comments,

    // A reply is where its thread is, whatever the answer says of the reply itself.
    async inlineComments(page) {
      const all = await comments(page);
      const byId = new Map(all.map((comment) => [comment.id, comment]));
      const rootOf = (comment: CommentRecord): CommentRecord => {
        const seen = new Set<string>();
        let root = comment;
        while (root.parentId !== undefined && !seen.has(root.id)) {
          seen.add(root.id);
          root = byId.get(root.parentId) ?? { ...root, parentId: undefined };
        }
        return root;
      };
      return all
        .filter((comment) => rootOf(comment).location === 'inline')
        .map((comment) => ({ ...comment, location: 'inline' }));
    },

    async addComment({ id, type }, storage) {
      const wire = await http.post('/rest/api/content', WireComment, {
        query: { expand: EXPAND },
        body: {
          type: 'comment',
          container: { id, type },
          body: { storage: { value: storage, representation: 'storage' } },
        },
      });
      return { ...toRecord(wire), storage: wire.body?.storage?.value ?? storage };
    },
  };
}

/** A comment as one answer tells it. */
export const toRecord = (wire: z.output<typeof WireComment>): CommentRecord => {
  const { location = 'footer', inlineProperties, resolution } = wire.extensions ?? {};
  // Resolved inline comments have a location of their own.
  const inline = location !== 'footer';
  return {
    id: wire.id,
    title: wire.title,
    storage: wire.body?.storage?.value ?? '',
    created: wire.history?.createdDate,
    updated: wire.version?.when,
    author: person(wire.history?.createdBy ?? wire.version?.by),
    // The ancestors of a comment are the comments above it, the nearest one last.
    parentId: wire.ancestors.findLast(({ type }) => type === undefined || type === 'comment')?.id,
    location: inline ? 'inline' : 'footer',
    selection: inlineProperties?.originalSelection,
    resolution: inline ? (resolution?.status ?? (location === 'resolved' ? location : 'open')) : undefined,
  };
};
