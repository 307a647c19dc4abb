import { DocumentError } from '../document-error.ts';
import { checkSize } from '../limits.ts';
import type { Document } from '../tree.ts';
import { isAdfNode, isContent } from './json.ts';
import { withOrigin } from './origin.ts';
import { readBlock } from './read-block.ts';

/**
 * Reads an Atlassian document. Nothing is dropped: what the tree has no word for stays as opaque nodes and marks.
 * Throws DocumentError when the value is no ADF document, too large or nested too deep.
 */
export function readAdf(doc: unknown): Document {
  if (!isAdfNode(doc) || doc.type !== 'doc')
    throw new DocumentError('This is no ADF document: its type is not "doc".');
  if (!Array.isArray(doc.content) || !isContent(doc.content)) {
    throw new DocumentError(
      'This is no ADF document: "content" has to be a list of nodes, each with a type.',
    );
  }
  checkSize(sizeOf(doc));
  return withOrigin(
    { type: 'doc', version: 1, content: doc.content.map((child) => readBlock(child, 1)) },
    doc,
  );
}

// An explicit stack: the value may be nested so deep that JSON.stringify would overflow.
function sizeOf(doc: object): number {
  const open: unknown[] = [doc];
  let size = 0;
  while (open.length > 0) {
    const value = open.pop();
    size += typeof value === 'string' ? value.length : 8;
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) open.push(part);
  }
  return size;
}
