import type { Visit } from '../jira.ts';
import type { Attachment } from '../model/issue.ts';
import { wireTime } from '../zone.ts';
import { userOf } from './user.ts';

const isImage = (attachment: Attachment): boolean => attachment.mimeType.startsWith('image/');

/** A file's description, with the addresses of its bytes and of its thumbnail. */
export function attachmentWire(visit: Visit, attachment: Attachment): Record<string, unknown> {
  const { jira, rest, call } = visit;
  const name = encodeURIComponent(attachment.filename);
  const files = jira.cloud
    ? {
        content: `${rest}/attachment/content/${attachment.id}`,
        thumbnail: `${rest}/attachment/thumbnail/${attachment.id}`,
      }
    : {
        content: `${call.base}/secure/attachment/${attachment.id}/${name}`,
        thumbnail: `${call.base}/secure/thumbnail/${attachment.id}/${name}`,
      };
  return {
    self: `${rest}/attachment/${attachment.id}`,
    id: String(attachment.id),
    filename: attachment.filename,
    author: userOf(visit, attachment.author),
    created: wireTime(attachment.created, visit.zone),
    size: attachment.bytes.byteLength,
    mimeType: attachment.mimeType,
    content: files.content,
    ...(isImage(attachment) && { thumbnail: files.thumbnail }),
  };
}
