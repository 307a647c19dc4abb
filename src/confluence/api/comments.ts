import { collectMentions } from '../../documents/collect-mentions.ts';
import { InvalidArgument } from '../../http/errors.ts';
import type { Comment, CommentWritten } from '../model/comment.ts';
import { isStorage } from './body/check-storage.ts';
import { newStorage } from './body/new-storage.ts';
import { readBody, toMarkdown } from './body/read-body.ts';
import type { CommentRecord, Dialect } from './dialect.ts';
import { PartlyDone, reasonOf } from './errors.ts';
import { displayName, type Names } from './names.ts';
import type { Places } from './places.ts';
import { compact } from './wire.ts';

/** What comments work with. */
export interface CommentParts {
  dialect: Pick<Dialect, 'comments' | 'addComment' | 'findPeople'>;
  names: Names;
  places: Places;
}

/** Footer and inline comments of pages and blog posts. */
export function createComments({ dialect, names, places }: CommentParts) {
  return {
    async list(pageId: string): Promise<Comment[]> {
      return presentComments(await dialect.comments(await places.require(pageId)), names);
    },

    async add(pageId: string, body: string): Promise<CommentWritten> {
      const page = await places.require(pageId);
      if (body.trim() === '') throw new InvalidArgument('body is empty.');
      const format = isStorage(body) ? 'storage' : 'markdown';
      const storage = await newStorage({ text: body, format }, { people: dialect });
      const added = await dialect.addComment(page, storage);
      const comment = await writtenComment(added, names);
      return { success: true, message: 'Comment added successfully', comment };
    },
  };
}

/** A comment that was just written. @throws PartlyDone where it was written but cannot be shown. */
export async function writtenComment(added: CommentRecord, names: Names): Promise<Comment> {
  const [comment] = await presentComments([added], names).catch((error: unknown) => {
    throw new PartlyDone(`Comment ${added.id} was added. It cannot be shown: ${reasonOf(error)}`);
  });
  return comment as Comment;
}

/** Comments with the names of everybody in them, looked up together. */
export async function presentComments(records: readonly CommentRecord[], names: Names): Promise<Comment[]> {
  const bodies = records.map(({ storage }) => readBody({ format: 'storage', value: storage }));
  const known = await names.of(
    bodies.flatMap(collectMentions),
    records.map(({ author }) => author),
  );
  return records.map((record, at) =>
    compact<Comment>({
      id: record.id,
      body: bodies[at] ? toMarkdown(bodies[at], known) : '',
      created: record.created ?? '',
      updated: record.updated ?? '',
      title: record.title,
      author: displayName(record.author, known),
      parent_comment_id: record.parentId,
      location: record.location,
      original_selection: record.selection,
      resolution: record.resolution,
    }),
  );
}
