import { DocumentError } from '../document-error.ts';
import type { Limits } from '../limits.ts';
import type { Document } from '../tree.ts';
import { checkLimits } from './check-limits.ts';
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
