import { type MentionRef, usersByName } from '../collect-mentions.ts';
import { opaqueIds } from '../collect-opaque.ts';
import type { Document } from '../tree.ts';
import type { Context } from './context.ts';
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
  const lines = writeBlocks(
    document.content,
    contextOf(document, (ref) => options.mention?.(ref)),
  );
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

// Found out when the first node asks: most documents have neither tokens nor mentions. No getter: V8 makes a hidden class
// for each, and that keeps the document until the next full collection.
function contextOf(document: Document, nameOf: Context['nameOf']): Context {
  let ids: ReturnType<Context['ids']> | undefined;
  let users: ReturnType<typeof usersByName> | undefined;
  return {
    ids() {
      ids ??= opaqueIds(document);
      return ids;
    },
    nameOf,
    userOf(name) {
      users ??= usersByName(document, nameOf);
      return users.get(name);
    },
  };
}
