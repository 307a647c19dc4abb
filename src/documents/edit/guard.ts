import { DocumentError } from '../document-error.ts';
import { plainText } from '../plain-text.ts';
import type { Document } from '../tree.ts';
import { createEdition, type Edition, type EditLookups } from './edition.ts';
import { type Element, elementsOf } from './elements.ts';

/** What an edit may remove. */
export interface GuardOptions extends EditLookups {
  /** The Markdown that the caller has read; absent when that was the whole document. */
  shown?: string;
  /** Remove also what the caller was never shown. */
  allowLoss?: boolean;
}

/**
 * The names of the elements that the result lacks. Throws DocumentError when the caller was never shown one of them,
 * unless the loss is allowed.
 */
export function guard(edition: Edition, result: Document, options: GuardOptions): string[] {
  const left = count(elementsOf(result, edition));
  const removed = elementsOf(edition.original, edition).filter((element) => !takeOne(left, element.key));
  const unseen = options.allowLoss ? [] : notShown(removed, edition.original, options);
  if (unseen.length > 0) {
    const names = unseen.map(({ name }) => name).join(', ');
    throw new DocumentError(
      `This edit would remove what was not in the text you read: ${names}. Read the whole document and edit that, or allow the loss.`,
    );
  }
  return removed.map(({ name }) => name);
}

function count(elements: readonly Element[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of elements) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function takeOne(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  counts.set(key, left - 1);
  return left > 0;
}

// Anchors and task numbers are never shown: there the text counts.
function notShown(removed: readonly Element[], original: Document, options: GuardOptions): Element[] {
  if (options.shown === undefined || removed.length === 0) return [];
  const shown = createEdition(original, options.shown, options);
  const seen = count(elementsOf(shown.edited, shown));
  const text = squeeze(plainText(shown.edited));
  return removed.filter((element) =>
    element.text === undefined ? !takeOne(seen, element.key) : !text.includes(squeeze(element.text)),
  );
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
