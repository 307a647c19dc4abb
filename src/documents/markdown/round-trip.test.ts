import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documents } from '../../../test/support/documents/arbitrary-document.ts';
import { namedMentions } from '../collect-mentions.ts';
import { collectOpaque } from '../collect-opaque.ts';
import type { Document } from '../tree.ts';
import { readMarkdown } from './read.ts';
import { writeMarkdown } from './write.ts';

/** Reads Markdown that was written from `document`. */
function reread(markdown: string, document: Document): Document {
  const nodes = collectOpaque(document);
  const users = namedMentions(document);
  return readMarkdown(markdown, { opaque: (id) => nodes.get(id), mention: (name) => users.get(name) });
}

describe('Markdown', () => {
  it('reads what it wrote as the same tree', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const markdown = writeMarkdown(document);
        expect(reread(markdown, document), markdown).toEqual(document);
      }),
      { numRuns: 500 },
    );
  });
});
