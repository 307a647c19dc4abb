import { readAdf } from '../../src/documents/adf/read.ts';
import { writeAdf } from '../../src/documents/adf/write.ts';
import { readMarkdown } from '../../src/documents/markdown/read.ts';
import { writeMarkdown } from '../../src/documents/markdown/write.ts';
import { readStorage } from '../../src/documents/storage/read.ts';
import { writeStorage } from '../../src/documents/storage/write.ts';
import { readWiki } from '../../src/documents/wiki/read.ts';
import { writeWiki } from '../../src/documents/wiki/write.ts';

export { editAdf, editStorage } from '../../src/documents/edit/edit.ts';

/** The product's readers; ADF comes as JSON text. */
export const read = {
  adf: (text: string) => readAdf(JSON.parse(text)),
  markdown: readMarkdown,
  storage: readStorage,
  wiki: readWiki,
};

/** The product's writers. */
export const write = {
  adf: writeAdf,
  markdown: writeMarkdown,
  storage: writeStorage,
  wiki: writeWiki,
};
