import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAdf } from '../../src/documents/adf/read.ts';
import { readWiki } from '../../src/documents/wiki/read.ts';
import { blocksOf } from '../support/documents/pairs.ts';
import { wikiTexts } from '../support/documents/wiki-texts.ts';
import { constructs } from './constructs.ts';
import { differences } from './differences.ts';

const installed = existsSync(join(import.meta.dirname, 'node_modules'));
if (!installed)
  process.stdout.write("Skipped: Atlassian's converter is not installed; npm run oracle installs it.\n");

interface Transformer {
  parse(wiki: string): { toJSON(): object };
}

/** Reads wiki markup as Atlassian's editor does. */
function createOracle(): (wiki: string) => string[] {
  const load = createRequire(import.meta.url);
  const { WikiMarkupTransformer } = load('@atlaskit/editor-wikimarkup-transformer') as {
    WikiMarkupTransformer: new () => Transformer;
  };
  const transformer = new WikiMarkupTransformer();
  return (wiki) => blocksOf(readAdf({ version: 1, ...transformer.parse(wiki).toJSON() }));
}

describe.skipIf(!installed)("wiki markup beside Atlassian's own converter", () => {
  const texts = [...new Set([...constructs, ...wikiTexts().map(({ text }) => text)])];

  it('says the same, but for what is listed with its reason', () => {
    const oracle = createOracle();
    const other = texts.filter(
      (text) => JSON.stringify(oracle(text)) !== JSON.stringify(blocksOf(readWiki(text))),
    );
    console.log(
      `Wiki markup as Atlassian's converter reads it: ${texts.length - other.length} of ${texts.length}; every difference is explained`,
    );
    const explained = (text: string) => Object.values(differences).some((list) => list.includes(text));
    expect(other.filter((text) => !explained(text))).toEqual([]);
    // Nothing is explained that is no difference.
    const listed = Object.values(differences)
      .flat()
      .filter((text) => texts.includes(text));
    expect(listed.filter((text) => !other.includes(text))).toEqual([]);
  });
});
