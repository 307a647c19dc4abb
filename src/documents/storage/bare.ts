import { createSideNote } from '../side-note.ts';
import type { Paragraph } from '../tree.ts';

// Beside the tree: whether `<td>text</td>` had a `<p>` makes no difference to anybody but the storage writer.
const bare = createSideNote<true>();

/** Marks a paragraph whose text stood in its parent without a `<p>`. */
export function markBare(paragraph: Paragraph): Paragraph {
  bare.set(paragraph, true);
  return paragraph;
}

/** Whether the paragraph stood in its parent without a `<p>`. */
export function isBare(paragraph: Paragraph): boolean {
  return bare.get(paragraph) === true;
}
