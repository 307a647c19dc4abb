import { DocumentError } from '../document-error.ts';
import { checkBytes, checkDepth, type Limits } from '../limits.ts';
import type { Document } from '../tree.ts';
import { isAdfNode, isContent } from './json.ts';
import { withOrigin } from './origin.ts';
import { readBlock } from './read-block.ts';

/**
 * Reads an Atlassian document. Nothing is dropped: what the tree has no word for stays as opaque nodes and marks.
 * Throws DocumentError when the value is no ADF document, too large or nested too deep.
 */
export function readAdf(doc: unknown, limits?: Limits): Document {
  if (!isAdfNode(doc) || doc.type !== 'doc')
    throw new DocumentError('This is no ADF document: its type is not "doc".');
  if (!Array.isArray(doc.content) || !isContent(doc.content)) {
    throw new DocumentError(
      'This is no ADF document: "content" has to be a list of nodes, each with a type.',
    );
  }
  checkLimits(doc, limits);
  return withOrigin({ type: 'doc', version: 1, content: doc.content.map(readBlock) }, doc);
}

// Level by level: the value may be nested so deep that a recursive walk, or JSON.stringify, would overflow.
function checkLimits(doc: object, limits?: Limits): void {
  let size = 0;
  let depth = 0;
  for (let level: unknown[] = [doc]; level.length > 0; level = inside(level)) {
    for (const value of level) size += typeof value === 'string' ? Buffer.byteLength(value) : 8;
    checkBytes(size, limits);
    // A node and its list of content are two levels of the JSON.
    checkDepth(depth++ >> 1, limits);
  }
}

function inside(level: readonly unknown[]): unknown[] {
  const below: unknown[] = [];
  for (const value of level) {
    if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value)) below.push(part);
  }
  return below;
}
