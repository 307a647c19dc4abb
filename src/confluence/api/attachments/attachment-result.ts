import type { ListedAttachment } from '../../model/attachment.ts';
import { displayName } from '../names.ts';
import type { StoredFile } from '../requests.ts';
import { compact } from '../wire.ts';

/** An attachment in the shape of the v1 API, which is what clients of the list know. */
export function toListed(file: StoredFile, names: ReadonlyMap<string, string>): ListedAttachment {
  const { id, status, title, mediaType, comment, fileSize, version, versionWhen, author, downloadUrl } = file;
  const by = displayName(author, names);
  return compact<ListedAttachment>({
    id,
    type: 'attachment',
    status,
    title,
    metadata: compact<ListedAttachment['metadata']>({ mediaType, comment: comment || undefined }),
    extensions: compact<ListedAttachment['extensions']>({ mediaType, fileSize }),
    version:
      version === undefined
        ? undefined
        : compact<NonNullable<ListedAttachment['version']>>({
            number: version,
            when: versionWhen,
            by: by === undefined ? undefined : { displayName: by },
          }),
    _links: compact<ListedAttachment['_links']>({ download: downloadUrl }),
  });
}
