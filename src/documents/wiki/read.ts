import { checkSize, type Limits } from '../limits.ts';
import type { Document } from '../tree.ts';
import { extractMacros } from './macros.ts';
import { readLines } from './read-lines.ts';

/**
 * Reads Jira's wiki markup, and what Confluence's has in common with it, in linear time. Nothing is dropped: macros
 * nobody knows stay as opaque words. Throws DocumentError when the text is too long or macros nest too deep.
 */
export function readWiki(text: string, limits?: Limits): Document {
  checkSize(text.length, limits);
  return {
    type: 'doc',
    version: 1,
    content: readLines(extractMacros(text, { readBody: readLines, limits })),
  };
}
