import { collectMentions } from '../../documents/collect-mentions.ts';
import type { Limits } from '../../documents/limits.ts';
import type { Document } from '../../documents/tree.ts';
import { InvalidArgument } from '../../http/errors.ts';
import type { Comment, CommentWritten } from '../model/comment.ts';
import { isStorage } from './body/check-storage.ts';
import { newStorage } from './body/new-storage.ts';
import { readBody, toMarkdown } from './body/read-body.ts';
import type { CommentRecord, Dialect } from './dialect.ts';
import { PartlyDone, reasonOf } from './errors.ts';
import { displayName } from './names.ts';
import type { Places } from './places.ts';
import type { Presenting } from './present-page.ts';
import { compact } from './wire.ts';

/** What comments work with. */
export interface CommentParts extends Presenting {
  dialect: Pick<Dialect, 'comments' | 'addComment' | 'findPeople'>;
  places: Places;
}

/** Footer and inline comments of pages and blog posts. */
export function createComments(parts: CommentParts) {
  const { dialect, places, limits } = parts;
  return {
    async list(pageId: string): Promise<Comment[]> {
      return presentComments(await dialect.comments(await places.require(pageId)), parts);
    },

    async add(pageId: string, body: string): Promise<CommentWritten> {
      const page = await places.require(pageId);
      if (body.trim() === '') throw new InvalidArgument('body is empty.');
      const format = isStorage(body) ? 'storage' : 'markdown';
      const storage = await newStorage({ text: body, format }, { people: dialect, limits });
      const added = await dialect.addComment(page, storage);
      const comment = await writtenComment(added, parts);
      return { success: true, message: 'Comment added successfully', comment };
    },
  };
}

/** A comment that was just written. @throws PartlyDone where it was written but cannot be shown. */
export async function writtenComment(added: CommentRecord, presenting: Presenting): Promise<Comment> {
  const [comment] = await presentComments([added], presenting).catch((error: unknown) => {
    throw new PartlyDone(`Comment ${added.id} was added. It cannot be shown: ${reasonOf(error)}`);
  });
  return comment as Comment;
}

/** Comments with the names of everybody in them, looked up together. */
export async function presentComments(
  records: readonly CommentRecord[],
  { names, limits }: Presenting,
): Promise<Comment[]> {
  const bodies = records.map(({ storage }) => readable(storage, limits));
  const known = await names.of(
    bodies.flatMap((body) => (body ? collectMentions(body) : [])),
    records.map(({ author }) => author),
  );
  return records.map((record, at) =>
    compact<Comment>({
      id: record.id,
      body: bodies[at] ? toMarkdown(bodies[at], known) : record.storage,
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

/** Undefined for a comment beyond the limits, which is then shown as it is stored: the others must not suffer from it. */
function readable(storage: string, limits: Limits | undefined): Document | undefined {
  try {
    return readBody({ format: 'storage', value: storage }, limits);
  } catch (error) {
    if (error instanceof InvalidArgument) return undefined;
    throw error;
  }
}
