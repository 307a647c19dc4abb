import { InvalidArgument } from '../../../http/errors.ts';
import type { Places } from '../places.ts';
import type { AttachmentRequests, StoredFile } from '../requests.ts';
import type { Scope } from '../scope.ts';
import { attachmentFrom } from './attachment-reference.ts';

/** What finding attachments takes. */
export interface AttachmentParts {
  dialect: AttachmentRequests;
  places: Places;
  scope: Scope;
}

/** The attachment behind an id or link. @throws NotPermitted when its page lies outside the operator's spaces. */
export async function findAttachment(parts: AttachmentParts, reference: string): Promise<StoredFile> {
  const { dialect, places } = parts;
  const named = attachmentFrom(reference);
  if ('id' in named) {
    const file = await dialect.readAttachment(named.id);
    await requirePlace(parts, file);
    return file;
  }
  const page = await places.require(named.contentId, 'attachment_id');
  const [found] = await dialect.attachments(page, { filename: named.filename, mediaType: undefined });
  if (found) return found;
  throw new InvalidArgument(
    `Page ${page.id} has no attachment named ${JSON.stringify(named.filename.slice(0, 120))}.`,
  );
}

/** Checks the space of an attachment of which only the id is known; reads it only where there is a limit. */
export async function permitAttachment(parts: AttachmentParts, id: string): Promise<void> {
  if (parts.scope.keys.length > 0) await requirePlace(parts, await parts.dialect.readAttachment(id));
}

async function requirePlace({ places, scope }: AttachmentParts, { contentId }: StoredFile): Promise<void> {
  if (scope.keys.length === 0) return;
  if (contentId === undefined) scope.require(undefined);
  else await places.require(contentId);
}
