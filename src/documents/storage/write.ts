import { walk } from '../children.ts';
import type { Document } from '../tree.ts';
import { createBlockWriter } from './write-block.ts';
import type { TaskIds } from './writer.ts';

/**
 * Writes Confluence storage format, always well-formed. Opaque nodes of storage come out as they went in; one of another
 * format becomes its visible text, and throws DocumentError when it has none.
 */
export function writeStorage(document: Document): string {
  return createBlockWriter(freeTaskIds(document)).blocks(document.content);
}

/** Gives numbers that no task of the document has. */
export function freeTaskIds(document: Document): TaskIds {
  const taken = new Set<string | undefined>();
  walk(document, (node) => {
    if (node.type === 'taskItem' || node.type === 'blockTaskItem')
      taken.add(node.xml?.parameters?.['ac:task-id']);
  });
  let last = 0;
  return () => {
    do last++;
    while (taken.has(String(last)));
    return String(last);
  };
}
