import type { AdfDocument } from '../adf/json.ts';
import type { WriteAdfOptions } from '../adf/options.ts';
import { originOf } from '../adf/origin.ts';
import { readAdf } from '../adf/read.ts';
import { freshIds } from '../adf/write.ts';
import { createWriter } from '../adf/write-block.ts';
import { readStorage } from '../storage/read.ts';
import { wellFormed } from '../storage/well-formed.ts';
import { writeStorage } from '../storage/write.ts';
import type { Document } from '../tree.ts';
import { readWikiParts } from '../wiki/read.ts';
import { applyChange, type Change } from './change.ts';
import { createEdition, shownMarkdown } from './edition.ts';
import { type GuardOptions, guard } from './guard.ts';
import { type Merged, merge } from './merge.ts';
import { mergeWiki } from './merge-wiki.ts';
import { applySplices, shrink } from './splices.ts';
import { storageSplices } from './storage-splices.ts';

/** How an edited text is merged into a stored document. */
export interface EditOptions extends GuardOptions, WriteAdfOptions {}

/** What an edit did besides the body itself. */
export interface EditReport {
  /** Names of the macros, mentions, images and other elements that are gone. */
  removed: string[];
  /** The number of places that differ from the original. */
  changed: number;
  /** How often a text was found and replaced. */
  count?: number;
}
export interface EditedStorage extends EditReport {
  storage: string;
}
export interface EditedWiki extends EditReport {
  wiki: string;
}
export interface EditedAdf extends EditReport {
  adf: AdfDocument;
}

/**
 * Merges the Markdown that a caller made of a storage body, or a change of a part, into it: what the caller did not change keeps its bytes, and
 * without any change the body itself comes back. Throws DocumentError for stale tokens, and when the caller would remove
 * what was never shown.
 */
export function editStorage(
  original: string,
  markdown: string | Change,
  options: EditOptions = {},
): EditedStorage {
  const document = readStorage(original, options.limits);
  const edit = prepare(document, markdown, options);
  if (!edit) return { storage: original, removed: [], changed: 0 };
  const { merged, removed, count } = edit;
  if (!wellFormed(original).ok)
    return { storage: writeStorage(merged.document), removed, changed: 1, ...count };
  const splices = storageSplices(original, document, merged).flatMap((one) => shrink(original, one) ?? []);
  const storage = splices.length === 0 ? original : applySplices(original, splices);
  return { storage, removed, changed: splices.length, ...count };
}

/** The same for an Atlassian document: blocks that the caller did not change keep their JSON. */
export function editAdf(original: unknown, markdown: string | Change, options: EditOptions = {}): EditedAdf {
  const document = readAdf(original, options.limits);
  const edit = prepare(document, markdown, options);
  if (!edit) return { adf: originalJson(document), removed: [], changed: 0 };
  const { merged, removed, count } = edit;
  const content = writeContent(merged, options);
  const before = new Set(originalJson(document).content);
  const kept = content.filter((node) => before.has(node)).length;
  const changed = Math.max(content.length, before.size) - kept;
  return { adf: { ...originalJson(document), content }, removed, changed, ...count };
}

// readAdf has checked it.
function originalJson(document: Document): AdfDocument {
  return { version: 1, type: 'doc', ...originOf(document) } as AdfDocument;
}

function writeContent({ document, origins }: Merged, options: EditOptions): AdfDocument['content'] {
  const writer = createWriter(options, freshIds(document));
  return document.content.flatMap((block) => {
    const json = origins.has(block) ? undefined : originOf(block);
    return json ?? writer.blocks([block], { parent: 'doc', inCell: false });
  });
}

/** The same for Jira's wiki markup: parts of the text that the caller did not change keep their characters. */
export function editWiki(original: string, markdown: string | Change, options: EditOptions = {}): EditedWiki {
  const parts = readWikiParts(original, options.limits);
  const document: Document = { type: 'doc', version: 1, content: parts.flatMap(({ blocks }) => blocks) };
  const edit = prepare(document, markdown, options);
  if (!edit) return { wiki: original, removed: [], changed: 0 };
  const { merged, removed, count } = edit;
  const { wiki, changed } = mergeWiki(original, parts, merged);
  return { wiki, removed, changed, ...count };
}

interface Prepared {
  merged: Merged;
  removed: string[];
  count: { count?: number };
}

// Absent when the caller sent back what was shown.
function prepare(document: Document, edit: string | Change, options: EditOptions): Prepared | undefined {
  if (typeof edit === 'string' && sameText(edit, shownMarkdown(document, options))) return undefined;
  const { edition, ...count } =
    typeof edit === 'string'
      ? { edition: createEdition(document, edit, options) }
      : applyChange(document, edit, options);
  const merged = merge(edition);
  return { merged, removed: guard(edition, merged.document, options), count };
}

function sameText(a: string, b: string): boolean {
  return a.replace(/\r\n?/g, '\n').trimEnd() === b.trimEnd();
}
