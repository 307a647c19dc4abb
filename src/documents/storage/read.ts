import { checkSize, type Limits } from '../limits.ts';
import type { Document } from '../tree.ts';
import { parsePlainXml } from './plain-xml.ts';
import { readBlocks } from './read-block.ts';
import { wellFormed } from './well-formed.ts';
import { parseXml } from './xml.ts';

/**
 * Reads Confluence storage format. Nothing is dropped: macros and elements without a word in the tree stay as opaque
 * nodes, marks and containers with their exact source; a source that is not well-formed is mended first. Throws
 * DocumentError when the text is too long or nested too deep.
 */
export function readStorage(xml: string, limits?: Limits): Document {
  checkSize(xml, limits);
  const plain = parsePlainXml(xml, limits);
  const source = { text: xml, exact: plain !== undefined || wellFormed(xml).ok };
  const { children } = plain ?? parseXml(xml, limits);
  return { type: 'doc', version: 1, content: readBlocks(children, source) };
}
