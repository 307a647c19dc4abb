import { readStorage } from '../storage/read.ts';
import { wellFormed } from '../storage/well-formed.ts';
import { writeStorage } from '../storage/write.ts';
import { createEdition, shownMarkdown, type UserLookups } from './edition.ts';
import { merge } from './merge.ts';
import { applySplices, shrink } from './splices.ts';
import { storageSplices } from './storage-splices.ts';

/** How an edited text is merged into a stored document. */
export interface EditOptions extends UserLookups {}

/** A storage body after an edit; `changed` counts the places where it differs from the original. */
export interface EditedStorage {
  storage: string;
  changed: number;
}

/**
 * Merges the Markdown that a caller made of a storage body into it: what the caller did not change keeps its bytes, and
 * without any change the body itself comes back. Throws DocumentError for stale tokens.
 */
export function editStorage(original: string, markdown: string, options: EditOptions = {}): EditedStorage {
  const document = readStorage(original);
  if (sameText(markdown, shownMarkdown(document, options))) return { storage: original, changed: 0 };
  const merged = merge(createEdition(document, markdown, options));
  if (!wellFormed(original).ok) return { storage: writeStorage(merged.document), changed: 1 };
  const splices = storageSplices(original, document, merged).flatMap((one) => shrink(original, one) ?? []);
  return splices.length === 0
    ? { storage: original, changed: 0 }
    : { storage: applySplices(original, splices), changed: splices.length };
}

function sameText(a: string, b: string): boolean {
  return a.replace(/\r\n?/g, '\n').trimEnd() === b.trimEnd();
}
