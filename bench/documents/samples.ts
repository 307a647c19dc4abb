import { adfSection } from './samples/adf.ts';
import { markdownSection } from './samples/markdown.ts';
import { storageSection } from './samples/storage.ts';
import { wikiSection } from './samples/wiki.ts';

/** The formats a sample is written in. */
export type Source = 'adf' | 'markdown' | 'storage' | 'wiki';

const sections: Record<Source, (n: number) => string> = {
  adf: adfSection,
  markdown: markdownSection,
  storage: storageSection,
  wiki: wikiSection,
};

/**
 * A document of about that many characters: one section after the other, each with every structure the format has. Every
 * piece of text that an element carries is the element's name and the section's number (`panel3`), so that what a
 * converter loses can be counted. ADF comes as JSON text.
 */
export function sample(source: Source, size: number): string {
  const parts: string[] = [];
  let length = 0;
  for (let n = 1; length === 0 || length < size; n++) {
    const part = sections[source](n);
    parts.push(part);
    length += part.length;
  }
  if (source === 'adf') return `{"type":"doc","version":1,"content":[${parts.join(',')}]}`;
  return source === 'storage' ? parts.join('') : parts.join('\n\n');
}
