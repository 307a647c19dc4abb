import { z } from 'zod';
import type { HttpClient } from '../../../http/client.ts';
import { path } from '../../../http/path.ts';
import type { CommentRecord, Dialect, PageHead } from '../dialect.ts';
import { inParallel } from '../in-parallel.ts';
import { checkCount } from '../limits.ts';
import { maybe, wireId } from '../wire.ts';
import { listAll } from './list.ts';
import { addressOf, collectionOf } from './page-record.ts';
import { person, WireBody, WireVersion } from './page-wire.ts';

/** Footer and inline comments of v2. */
export const WireComment = z.object({
  id: wireId,
  title: maybe(z.string()),
  parentCommentId: maybe(wireId),
  version: maybe(WireVersion),
  body: maybe(WireBody),
  resolutionStatus: maybe(z.string()),
  properties: maybe(z.object({ inlineOriginalSelection: maybe(z.string()) })),
});
export type WireComment = z.infer<typeof WireComment>;

type Location = CommentRecord['location'];

/** Footer and inline comments through the v2 API. */
export function createCloudComments(
  http: HttpClient,
): Pick<Dialect, 'comments' | 'inlineComments' | 'addComment'> {
  const threads = async (page: PageHead, location: Location): Promise<CommentRecord[]> => {
    const roots = `${addressOf(collectionOf(page), page.id)}/${location}-comments`;
    return withReplies(http, location, await listComments(http, roots));
  };
  return {
    comments: async (page) => (await Promise.all([threads(page, 'footer'), threads(page, 'inline')])).flat(),

    inlineComments: (page) => threads(page, 'inline'),

    async addComment(page, storage) {
      const target = page.type === 'blogpost' ? { blogPostId: page.id } : { pageId: page.id };
      const wire = await http.post('/api/v2/footer-comments', WireComment, {
        body: { ...target, body: { representation: 'storage', value: storage } },
      });
      return { ...toRecord('footer', wire, wire.version), storage: wire.body?.storage?.value ?? storage };
    },
  };
}

const listComments = (http: HttpClient, address: string): Promise<WireComment[]> =>
  listAll(http, address, WireComment, { 'body-format': 'storage' });

/** The comments with everything below them, replies behind what they answer; v2 lists one level per request. */
async function withReplies(
  http: HttpClient,
  location: Location,
  roots: readonly WireComment[],
): Promise<CommentRecord[]> {
  const replies = new Map<string, WireComment[]>();
  let level = roots;
  let count = roots.length;
  while (level.length > 0) {
    const below = await inParallel(level, ({ id }) =>
      listComments(http, `/api/v2/${location}-comments${path`/${id}/children`}`),
    );
    level.forEach(({ id }, at) => void replies.set(id, below[at] ?? []));
    level = below.flat();
    count += level.length;
    checkCount(count, 'comments on the page');
  }
  return inParallel(flatten(roots, replies), (wire) => withDates(http, location, wire));
}

/** Depth first, without recursion: threads can be as deep as somebody likes. */
function flatten(roots: readonly WireComment[], replies: ReadonlyMap<string, WireComment[]>): WireComment[] {
  const flat: WireComment[] = [];
  const open = roots.toReversed();
  for (let comment = open.pop(); comment; comment = open.pop()) {
    flat.push(comment);
    const parent = comment.id;
    const below = replies.get(parent) ?? [];
    open.push(...below.map((reply) => ({ ...reply, parentCommentId: parent })).reverse());
  }
  return flat;
}

/** v2 tells date and person of the latest version only; an edited comment needs its first one as well. */
async function withDates(http: HttpClient, location: Location, wire: WireComment): Promise<CommentRecord> {
  const edited = (wire.version?.number ?? 1) > 1;
  return toRecord(location, wire, edited ? await firstVersion(http, location, wire.id) : wire.version);
}

async function firstVersion(http: HttpClient, location: Location, id: string) {
  const { results } = await http.get(
    `/api/v2/${location}-comments${path`/${id}/versions`}`,
    z.object({ results: z.array(WireVersion) }),
    { query: { sort: 'modified-date', limit: 1 } },
  );
  return results[0];
}

/** A comment with the person and date of its first version. */
export const toRecord = (
  location: Location,
  wire: WireComment,
  first: z.output<typeof WireVersion> | undefined,
): CommentRecord => ({
  id: wire.id,
  title: wire.title,
  storage: wire.body?.storage?.value ?? '',
  created: first?.createdAt,
  updated: wire.version?.createdAt,
  author: person(first?.authorId),
  parentId: wire.parentCommentId,
  location,
  selection: wire.properties?.inlineOriginalSelection,
  resolution: wire.resolutionStatus,
});
