import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writableDocuments } from '../../../test/support/documents/arbitrary-document.ts';
import { processorMs } from '../../../test/support/processor-time.ts';
import { writeBlocks } from '../markdown/write-block.ts';
import { readStorage } from '../storage/read.ts';
import { writeStorage } from '../storage/write.ts';
import { editStorage } from './edit.ts';
import { createEdition, shownMarkdown } from './edition.ts';

const read = (storage: string) => shownMarkdown(readStorage(storage));
const canonical = (storage: string, markdown: string) => {
  const { edited, context } = createEdition(readStorage(storage), markdown);
  return `${writeBlocks(edited.content, context).join('\n')}\n`.trim();
};

describe('generated documents', () => {
  it('stay the same string without an edit', () => {
    fc.assert(
      fc.property(writableDocuments, (document) => {
        const storage = writeStorage(document);
        expect(editStorage(storage, read(storage)).storage).toBe(storage);
      }),
    );
  });

  it('keep every byte when a paragraph is added and taken away again', () => {
    fc.assert(
      fc.property(writableDocuments, (document) => {
        const storage = writeStorage(document);
        const markdown = read(storage);
        const longer = editStorage(storage, `Added at the top.\n\n${markdown}`).storage;
        expect(longer).toBe(`<p>Added at the top.</p>${storage}`);
        expect(editStorage(longer, markdown).storage).toBe(storage);
      }),
    );
  });

  it('become any other document, as that reads', () => {
    fc.assert(
      fc.property(writableDocuments, writableDocuments, (one, other) => {
        const storage = writeStorage(one);
        const markdown = read(writeStorage(other));
        fc.pre(!markdown.includes('{#m'));
        const result = editStorage(storage, markdown).storage;
        expect(read(result).trim()).toBe(canonical(storage, markdown));
      }),
    );
  });
});

describe('large documents', () => {
  const paragraphs = (count: number, word: string) =>
    Array.from({ length: count }, (_, i) => `<p>${word} ${i % 7 === 0 ? 'same' : i}</p>`).join('\n');
  it('are merged in bounded time, whether little or everything differs', async () => {
    const page = paragraphs(5_000, 'text');
    const little = read(page).replace('text 4002', 'text four');
    const everything = read(paragraphs(5_000, 'other')).replaceAll('7', 'seven');
    const times: number[] = [];
    for (const markdown of [little, everything])
      times.push((await processorMs(() => editStorage(page, markdown))) / 1000);
    console.log(
      `5000 paragraphs: one differs ${times[0]?.toFixed(2)} s, all differ ${times[1]?.toFixed(2)} s`,
    );
    expect(Math.max(...times)).toBeLessThan(30);
  });
});
