import type { Document } from '../tree.ts';
import { writeBlocks } from './write-block.ts';

/**
 * Writes Jira's wiki markup. What it has no word for is said with what it has: a box in brackets for a task, bold for a
 * status, a coloured panel for each kind of panel and a dashed one for an expand. Throws DocumentError for an opaque node
 * of another format without visible text.
 */
export function writeWiki(document: Document): string {
  return writeBlocks(document.content);
}
