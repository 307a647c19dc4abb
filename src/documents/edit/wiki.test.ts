import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writableDocuments } from '../../../test/support/documents/arbitrary-document.ts';
import { corporaPresent } from '../../../test/support/documents/corpora.ts';
import { changed, isPlainText, nameOf, say } from '../../../test/support/documents/edits.ts';
import { wikiTexts } from '../../../test/support/documents/wiki-texts.ts';
import { walk } from '../children.ts';
import { readMarkdown } from '../markdown/read.ts';
import type { Document, Node } from '../tree.ts';
import { readWiki, readWikiParts } from '../wiki/read.ts';
import { writeWiki } from '../wiki/write.ts';
import { editWiki } from './edit.ts';
import { createEdition, shownMarkdown } from './edition.ts';
import { merge } from './merge.ts';
import { mergeWiki } from './merge-wiki.ts';

const read = (wiki: string) => shownMarkdown(readWiki(wiki));

/** Without the short cut for Markdown that is the same: every block has to find itself again. */
function merged(wiki: string): string {
  const parts = readWikiParts(wiki);
  const document: Document = { type: 'doc', version: 1, content: parts.flatMap(({ blocks }) => blocks) };
  return mergeWiki(wiki, parts, merge(createEdition(document, shownMarkdown(document)))).wiki;
}

const text = [
  'h2.  Plan  ',
  'See [~jdoe] and {color:red}this{color}, *bold*, {{code}}, a -- b :)',
  '',
  '* one',
  '** two  ',
  '* three',
  '{code:java|title=A.java|borderStyle=solid}',
  'int a;',
  '{code}',
  '',
  '',
  '{panel:title=Note|bgColor=#eee|borderColor=#ccc}',
  'inside \\[x]',
  '{panel}',
  '||A||B||',
  '| a | b |',
  '{gallery:include=*.png}',
  '!shot.png|width=300,thumbnail!',
  '',
].join('\r\n');
const edit = (from: string, to: string) => editWiki(text, read(text).replace(from, to)).wiki;

describe('an edited wiki text', () => {
  it.each([
    ['this', 'that'],
    ['code`, a', 'code`, one'],
    ['three', 'four'],
    ['two', 'zwei'],
    ['int a;', 'int b;'],
    ['inside', 'within'],
    ['a|b', 'c|b'],
  ])('has %s → %s only, everything else to the letter', (from, to) => {
    const [old, now] = [from, to].map((word) => word.replace('`, ', '}}, ').replace('|', ' | '));
    expect(edit(from, to)).toBe(text.replace(old ?? '', now ?? ''));
  });

  it('may gain and lose blocks', () => {
    expect(edit('- one\n', 'New words.\n\n- one\n')).toBe(text.replace('* one', 'New words.\r\n\r\n* one'));
    expect(edit('## Plan\n\n', '')).toBe(text.slice(text.indexOf('See')));
  });

  it('keeps what Markdown shows as a token, and says when it goes', () => {
    const without = editWiki(text, read(text).replace(/:macro\[gallery.*?\{#.*?\}/, ''));
    expect(without.wiki).not.toContain('gallery');
    expect(without.removed).toHaveLength(1);
    expect(edit('## Plan', '## Plans')).toContain('{gallery:include=*.png}');
  });
});

describe.skipIf(!corporaPresent)('wiki texts of recorded issues', () => {
  const texts = wikiTexts();

  it('stay themselves without an edit', () => {
    const failed = texts.filter(
      ({ text: wiki }) => editWiki(wiki, read(wiki)).wiki !== wiki || merged(wiki) !== wiki,
    );
    console.log(`Wiki unchanged: ${texts.length - failed.length} of ${texts.length}`);
    expect(failed.map(({ name }) => name)).toEqual([]);
    expect(texts.length).toBeGreaterThan(40);
  });

  it('change only in the part where a text was changed', () => {
    // A picture that stands directly behind a letter is none in wiki markup.
    const cases = texts.flatMap(casesOf).filter(({ markdown }) => !/\w!\[/.test(markdown));
    const failed = cases.filter(({ wiki, part, markdown, document }) => {
      const result = editWiki(wiki, markdown, { nameOf }).wiki;
      const outside = result.startsWith(wiki.slice(0, part.start)) && result.endsWith(wiki.slice(part.end));
      const { edited } = createEdition(document, markdown, { nameOf });
      return !outside || read(result) !== read(writeWiki(edited));
    });
    console.log(
      `Wiki, one text changed: nothing else touched, read back as written: ${cases.length - failed.length} of ${cases.length}`,
    );
    expect(failed.map(({ name, part }) => `${name} ${part.start}`)).toEqual([]);
    expect(cases.length).toBeGreaterThan(100);
  });
});

function casesOf({ name, text: wiki }: { name: string; text: string }) {
  const parts = readWikiParts(wiki);
  const document: Document = { type: 'doc', version: 1, content: parts.flatMap(({ blocks }) => blocks) };
  return parts.flatMap((part) =>
    part.blocks.flatMap(textNodes).map((node) => {
      return { name, wiki, part, document, markdown: say(document, node, [changed(node)]) };
    }),
  );
}

function textNodes(block: Node): Node[] {
  const found: Node[] = [];
  const look = (node: Node) => {
    const holds =
      node.type === 'paragraph' ||
      node.type === 'heading' ||
      node.type === 'codeBlock' ||
      node.type === 'taskItem';
    if (holds && node.content.some(isPlainText)) found.push(node);
  };
  look(block);
  walk(block, look);
  return found;
}

/** Texts that say the same after a way through Markdown; wiki markup has no word for everything that may nest. */
const plain = writableDocuments.map(writeWiki).filter((wiki) => {
  return wiki !== '' && read(writeWiki(readMarkdown(read(wiki)))) === read(wiki);
});

describe('generated wiki texts', () => {
  it('stay the same without an edit', () => {
    fc.assert(
      fc.property(writableDocuments, (document) => {
        const wiki = writeWiki(document);
        expect(editWiki(wiki, read(wiki)).wiki).toBe(wiki);
      }),
    );
  });

  it('keep every character when a paragraph is added and taken away again', () => {
    fc.assert(
      fc.property(plain, (wiki) => {
        const longer = editWiki(wiki, `Added at the top.\n\n${read(wiki)}`).wiki;
        expect(longer).toBe(`Added at the top.\n\n${wiki}`);
        expect(editWiki(longer, read(wiki)).wiki).toBe(wiki);
      }),
    );
  });
});
