import { InvalidArgument } from '../../http/errors.ts';
import type { PermissionCheck, SpacePermissions } from '../model/permission.ts';
import { attachmentId } from './attachments/attachment-reference.ts';
import { permitAttachment } from './attachments/find-attachment.ts';
import { onlyOnCloud } from './only-on-cloud.ts';
import type { Places } from './places.ts';
import type { AttachmentRequests, FurtherRequests } from './requests.ts';
import { checkSpaceKey, type Scope } from './scope.ts';
import { compact } from './wire.ts';

/** What permissions work with. */
export interface PermissionParts {
  dialect: Pick<FurtherRequests, 'cloudOnly'> & AttachmentRequests;
  places: Places;
  scope: Scope;
}

/** Who is asked about, and what they want to do. */
export interface CheckOptions {
  content_id: string;
  user_identifier: string;
  operation: string;
  subject_type: string;
}

/** v2 answers at most this many at once. */
const MOST = 250;

/** Permissions of content and spaces (Cloud). */
export function createPermissions({ dialect, places, scope }: PermissionParts) {
  const contentOf = async (reference: string): Promise<string> => {
    const attachment = /^att/i.test(reference.trim()) ? attachmentId(reference.trim()) : undefined;
    if (attachment === undefined) {
      if (scope.keys.length > 0) await places.require(reference, 'content_id');
      return places.idOf(reference, 'content_id');
    }
    await permitAttachment({ dialect, places, scope }, attachment);
    return attachment;
  };

  return {
    async check(options: CheckOptions): Promise<PermissionCheck> {
      const { content_id, user_identifier: identifier, operation, subject_type: type } = options;
      const requests = onlyOnCloud(dialect);
      const id = await contentOf(content_id);
      const { hasPermission, errors } = await requests.checkPermission(id, {
        subject: { type, identifier },
        operation,
      });
      return compact<PermissionCheck>({
        hasPermission,
        errors: errors.length > 0 ? errors.map((translation) => ({ translation })) : undefined,
      });
    },

    async ofSpace(options: {
      space_id: string;
      limit: number;
      cursor?: string | undefined;
    }): Promise<SpacePermissions> {
      const { space_id, limit, cursor } = options;
      const requests = onlyOnCloud(dialect);
      const reference = spaceFrom(space_id);
      if ('key' in reference) scope.require(reference.key);
      const isKnown = 'id' in reference && scope.keys.length === 0;
      const space = isKnown ? undefined : await requests.space(reference);
      if (!isKnown) scope.require(space?.key);
      const id = 'id' in reference ? reference.id : (space?.id ?? '');
      const found = await requests.spacePermissions(id, { limit: Math.min(limit, MOST), cursor });
      return compact<SpacePermissions>({
        results: found.permissions,
        _links: compact<SpacePermissions['_links']>({ next: found.next }),
        next_cursor: found.cursor,
      });
    },
  };
}

/** A space by numeric id, key or URL. @throws InvalidArgument for anything else. */
function spaceFrom(reference: string): { id: string } | { key: string } {
  const text = reference.trim();
  if (/^\d{1,19}$/.test(text)) return { id: text };
  const key = text.includes('/') ? /\/spaces\/([^/?#]+)/.exec(text)?.[1] : text;
  if (key === undefined)
    throw new InvalidArgument(
      `space_id ${JSON.stringify(text.slice(0, 120))} names no space: give its numeric id, its key or its URL.`,
    );
  checkSpaceKey(key);
  return { key };
}
