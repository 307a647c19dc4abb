import { UnseenLoss } from '../document-error.ts';
import { plainText } from '../plain-text.ts';
import type { Document } from '../tree.ts';
import { createEdition, type Edition, type EditLookups } from './edition.ts';
import { type Element, elementsOf } from './elements.ts';

/** What an edit may remove. */
export interface GuardOptions extends EditLookups {
  /**
   * The parts of the document's Markdown that the caller has read, as they were answered (sections, pages of a long text);
   * absent when it was the whole. Who answers parts remembers them for the version that they are of and gives them here:
   * an element in none of them may not be dropped.
   */
  shown?: string | readonly string[] | undefined;
  /** Remove also what the caller was never shown. */
  allowLoss?: boolean;
}

/**
 * The names of the elements that the result lacks. Throws UnseenLoss when the caller was never shown one of them,
 * unless the loss is allowed.
 */
export function guard(edition: Edition, result: Document, options: GuardOptions): string[] {
  const left = count(elementsOf(result, edition));
  const removed = elementsOf(edition.original, edition).filter((element) => !takeOne(left, element.key));
  const unseen = options.allowLoss ? [] : notShown(removed, edition.original, options);
  if (unseen.length > 0) {
    const names = unseen.map(({ name }) => name).join(', ');
    throw new UnseenLoss(
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
  const shown = [options.shown].flat().map((part) => createEdition(original, withoutCut(part), options));
  const seen = most(shown.map((part) => count(elementsOf(part.edited, part))));
  const text = shown.map((part) => squeeze(plainText(part.edited))).join('\n');
  return removed.filter((element) =>
    element.text === undefined ? !takeOne(seen, element.key) : !text.includes(squeeze(element.text)),
  );
}

// An element that two parts show may be the same one.
function most(counts: readonly Map<string, number>[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [key, value] of counts.flatMap((one) => [...one]))
    found.set(key, Math.max(value, found.get(key) ?? 0));
  return found;
}

// A part may end in the middle of a token, which then was not shown.
function withoutCut(part: string): string {
  return part.replace(/[:@]{1,3}[^\n{}]{0,500}\{#[\w-]{0,40}$/, '');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
