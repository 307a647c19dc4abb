import type { Page, PageAttachment, PageContent } from '../model/page.ts';
import type { AttachmentRecord, Person, TreeRecord } from './dialect.ts';
import { EMOJI_KEYS, emojiFromStored } from './emoji.ts';
import { displayName } from './names.ts';
import { WIDTH_KEYS, widthFromStored } from './page-width.ts';
import { compact } from './wire.ts';

type NameMap = ReadonlyMap<string, string>;

/** A page as tools return it. */
export function toPage(record: TreeRecord, names: NameMap, content?: PageContent): Page {
  const { space, status, properties } = record;
  const stored = (keys: readonly string[]): unknown =>
    properties.find(({ key }) => key === keys[0])?.value ??
    properties.find(({ key }) => keys.includes(key))?.value;
  return compact<Page>({
    id: record.id,
    title: record.title,
    type: record.type,
    subtype: record.subtype,
    status: status === 'current' ? undefined : status,
    created: record.created ?? '',
    updated: record.versionDate ?? '',
    url: record.url,
    space: space ? { key: space.key, name: space.name } : spaceInUrl(record.url),
    author: displayName(record.author, names),
    version: record.version,
    version_author: displayName(record.versionAuthor, names),
    version_date: record.versionDate,
    parent_id: record.parentId,
    attachments: record.attachments.map((attachment) => toAttachment(attachment, names)),
    labels: record.labels.length > 0 ? record.labels : undefined,
    content: content?.value ? content : undefined,
    emoji: emojiFromStored(stored(EMOJI_KEYS)),
    page_width: widthFromStored(stored(WIDTH_KEYS)),
  });
}

/** What the address tells of a space that the account may not see. */
function spaceInUrl(url: string): Page['space'] {
  const key = /\/spaces\/([^/?#]+)/.exec(url)?.[1];
  return key === undefined ? undefined : { key, name: key };
}

/** Everybody whose name the result shows. */
export const peopleOf = (record: TreeRecord): (Person | undefined)[] => [
  record.author,
  record.versionAuthor,
  ...record.attachments.map(({ author }) => author),
];

const toAttachment = (record: AttachmentRecord, names: NameMap): PageAttachment =>
  compact<PageAttachment>({
    id: record.id,
    type: 'attachment',
    status: record.status,
    title: record.title,
    media_type: record.mediaType,
    file_size: record.fileSize,
    download_url: record.downloadUrl,
    version_number: record.version,
    version_when: record.versionWhen,
    created: record.created,
    author_display_name: displayName(record.author, names),
  });
