import { walk } from '../children.ts';
import type { Document } from '../tree.ts';
import type { AdfDocument } from './json.ts';
import type { WriteAdfOptions } from './options.ts';
import { unknownKeys } from './origin.ts';
import { createWriter } from './write-block.ts';

/**
 * Writes an Atlassian document. What readAdf read comes out deeply equal; anything else comes out valid: a block where
 * ADF does not allow it is moved beside its parent or said in another way, and no text is lost. Throws DocumentError for
 * an opaque node of another format without visible text.
 */
export function writeAdf(document: Document, options: WriteAdfOptions = {}): AdfDocument {
  const writer = createWriter(options, freshIds(document));
  const content = writer.blocks(document.content, { parent: 'doc', inCell: false });
  return { version: 1, type: 'doc', content, ...unknownKeys(document) };
}

/** Ids for new tasks; deterministic, so that the same document gives the same JSON, and never one that is taken. */
export function freshIds(document: Document): () => string {
  const taken = new Set<unknown>();
  walk(document, (node) => {
    if ('attrs' in node) taken.add(node.attrs?.localId);
  });
  let last = 0;
  return () => {
    do last++;
    while (taken.has(`task-${last}`));
    return `task-${last}`;
  };
}
