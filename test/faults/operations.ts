import { randomUUID } from 'node:crypto';
import type { CallToolResult } from '@modelcontextprotocol/client';
import type { Target } from './fault-site.ts';

export type Operation = 'read' | 'write' | 'upload' | 'download';

export interface ToolOperation {
  name: string;
  /** A new file name each time: a taken one costs further requests. */
  arguments(): Record<string, unknown>;
  /** The request that faults hit. */
  target: Target;
  /** What a right answer contains. */
  right: RegExp;
}

/** One tool call of each kind, with the request that matters in it. */
export const operations: Record<Operation, ToolOperation> = {
  read: {
    name: 'confluence_get_page',
    arguments: () => ({ page_id: '98310' }),
    target: /^GET \/confluence\/rest\/api\/content\/98310$/,
    right: /Release handbook/,
  },
  write: {
    name: 'confluence_add_comment',
    arguments: () => ({ page_id: '98312', body: 'hello' }),
    target: /^POST \/confluence\/rest\/api\/content$/,
    right: /Comment added successfully/,
  },
  upload: {
    name: 'confluence_upload_attachment',
    arguments: () => ({
      content_id: '98313',
      filename: `notes-${randomUUID()}.txt`,
      content_base64: Buffer.from('x'.repeat(300_000)).toString('base64'),
    }),
    target: /^POST \/confluence\/rest\/api\/content\/98313\/child\/attachment$/,
    right: /uploaded successfully/,
  },
  download: {
    name: 'confluence_download_attachment',
    arguments: () => ({ attachment_id: 'att300002' }),
    target: /^GET \/confluence\/download\/attachments\/98310\//,
    right: /new payment gateway/,
  },
};

export const operationNames = Object.keys(operations) as Operation[];

/** Everything that a result says, as one text. */
export const said = (result: CallToolResult): string => JSON.stringify(result.content);
