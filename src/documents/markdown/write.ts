import { addName, eachMention, type MentionRef, mentionName, mentionRef } from '../collect-mentions.ts';
import { opaqueIds } from '../collect-opaque.ts';
import type { Document } from '../tree.ts';
import { writeBlocks } from './write-block.ts';

/** What only the site knows when Markdown is written. */
export interface WriteMarkdownOptions {
  /** The display name of a user whom the document mentions without one. */
  mention?: (ref: MentionRef) => string | undefined;
}

/**
 * Writes Markdown that readMarkdown reads to the same document again: GFM plus the notation that notation.ts describes.
 * Inline comment anchors, ids and widths are not shown; every text is.
 */
export function writeMarkdown(document: Document, options: WriteMarkdownOptions = {}): string {
  const nameOf = (ref: MentionRef) => options.mention?.(ref);
  const users = new Map<string, MentionRef | undefined>();
  eachMention(document, (mention) => {
    const ref = mentionRef(mention);
    const name = mentionName(mention) ?? (ref && nameOf(ref));
    if (ref && name) addName(users, name, ref);
  });
  const context = { ids: opaqueIds(document), nameOf, userOf: (name: string) => users.get(name) };
  const lines = writeBlocks(document.content, context);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
