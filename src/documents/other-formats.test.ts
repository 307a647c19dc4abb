import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writableDocuments } from '../../test/support/documents/arbitrary-document.ts';
import { validate } from '../../test/support/documents/official-schema.ts';
import { readAdf } from './adf/read.ts';
import { writeAdf } from './adf/write.ts';
import { walk } from './children.ts';
import { plainText } from './plain-text.ts';
import { readStorage } from './storage/read.ts';
import { wellFormed } from './storage/well-formed.ts';
import { writeStorage } from './storage/write.ts';
import type { Document } from './tree.ts';
import { readWiki } from './wiki/read.ts';
import { writeWiki } from './wiki/write.ts';

const squeeze = (text: string) => text.replace(/\s+/g, '');

/** The texts of a document that its reader would miss: words, code, titles. */
function texts(document: Document): string[] {
  const found: string[] = [];
  walk(document, (node) => {
    if (node.type === 'text') found.push(node.text);
    if (node.type === 'status') found.push(node.attrs.text);
    if (node.type === 'expand') found.push(node.attrs?.title ?? '');
    if (node.type === 'panel' || node.type === 'codeBlock') found.push(node.title ?? '');
  });
  return found.map(squeeze).filter(Boolean);
}

function lost(document: Document, again: string): string[] {
  const kept = squeeze(again);
  return texts(document).filter((text) => !kept.includes(text));
}

describe('any document', () => {
  it('becomes ADF that is valid and loses no text', () => {
    fc.assert(
      fc.property(writableDocuments, (document) => {
        const adf = writeAdf(document);
        expect(validate(adf), JSON.stringify(adf)).toBe(true);
        expect(lost(document, plainText(readAdf(adf)))).toEqual([]);
        expect(isDeepStrictEqual(writeAdf(readAdf(adf)), adf)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('becomes storage that is well-formed, loses no text, and stays the same from then on', () => {
    fc.assert(
      fc.property(writableDocuments, (document) => {
        const xml = writeStorage(document);
        expect(wellFormed(xml), xml).toEqual({ ok: true });
        const again = readStorage(xml);
        expect(lost(document, plainText(again)), xml).toEqual([]);
        expect(readStorage(writeStorage(again)), xml).toEqual(again);
      }),
      { numRuns: 500 },
    );
  });

  it('becomes wiki markup that loses no text', () => {
    fc.assert(
      fc.property(writableDocuments, (document) => {
        const wiki = writeWiki(document);
        expect(lost(document, plainText(readWiki(wiki))), wiki).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
