import type { Paragraph } from '../tree.ts';

// Beside the tree: whether `<td>text</td>` had a `<p>` makes no difference to anybody but the storage writer.
const bare = new WeakSet<Paragraph>();

/** Marks a paragraph whose text stood in its parent without a `<p>`. */
export function markBare(paragraph: Paragraph): Paragraph {
  bare.add(paragraph);
  return paragraph;
}

/** Whether the paragraph stood in its parent without a `<p>`. */
export function isBare(paragraph: Paragraph): boolean {
  return bare.has(paragraph);
}
