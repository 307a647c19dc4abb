import type { Token } from 'markdown-it';
import { checkSize } from '../limits.ts';
import type { Document } from '../tree.ts';
import { buildBlocks } from './build-blocks.ts';
import { createFootnotes, splitNotes, withNotes } from './footnotes.ts';
import { parser } from './parser.ts';
import type { Lookups } from './read-notation.ts';

/** What readMarkdown cannot know from the text alone, and how large and deep a text it takes. */
export type ReadMarkdownOptions = Lookups;

/**
 * Reads Markdown: GFM plus the notation that notation.ts describes. Nothing but HTML comments is dropped; tags nobody
 * knows are text. Throws DocumentError for a token whose node `opaque` does not know, and for a text that is too long or
 * nested too deep.
 */
export function readMarkdown(text: string, options: ReadMarkdownOptions = {}): Document {
  checkSize(text, options.limits);
  const footnotes = createFootnotes();
  const tokens = parser.parse(text, { footnotes, limits: options.limits });
  const { rest, found } = splitNotes(tokens, footnotes);
  const build = (part: readonly Token[]) => buildBlocks({ tokens: part, at: 0, lookups: options });
  const notes = new Map([...found].map(([label, part]) => [label, build(part)]));
  return { type: 'doc', version: 1, content: withNotes(build(rest), notes, footnotes) };
}
