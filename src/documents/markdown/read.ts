import { checkSize } from '../limits.ts';
import type { Document } from '../tree.ts';
import { buildBlocks } from './build-blocks.ts';
import { parser } from './parser.ts';
import type { Lookups } from './read-notation.ts';

/** What readMarkdown cannot know from the text alone. */
export type ReadMarkdownOptions = Lookups;

/**
 * Reads Markdown: GFM plus the notation that notation.ts describes. Nothing but HTML comments is dropped; tags nobody
 * knows are text. Throws DocumentError for a token whose node `opaque` does not know, and for a text that is too long or
 * nested too deep.
 */
export function readMarkdown(text: string, options: ReadMarkdownOptions = {}): Document {
  checkSize(text.length);
  const tokens = parser.parse(text, {});
  return { type: 'doc', version: 1, content: buildBlocks({ tokens, at: 0, lookups: options }) };
}
