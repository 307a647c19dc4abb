import type { Visit } from '../jira.ts';
import type { Attachment } from '../model/issue.ts';

/** A file of a request as an attachment of the person who sent it. */
export async function keepFile(visit: Visit, file: File): Promise<Attachment> {
  return {
    id: visit.jira.nextId(),
    author: visit.user.accountId,
    filename: file.name,
    mimeType: file.type || 'application/octet-stream',
    created: visit.jira.tick(),
    bytes: new Uint8Array(await file.arrayBuffer()),
  };
}
