import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { adfDocuments, corporaPresent, corpus } from '../../../test/support/documents/corpora.ts';
import { paragraph, say } from '../../../test/support/documents/edits.ts';
import { readAdf } from '../adf/read.ts';
import { editAdf } from './edit.ts';
import { shownMarkdown } from './edition.ts';

/** Every document of the corpora that shows something, once. */
const documents = [
  ...new Map(
    corpus(['conversion', 'fixtures'], /\.json$/)
      .filter(({ name }) => !name.includes('adf-schema') && !name.includes('invalid'))
      .flatMap(({ name, text }) =>
        [...adfDocuments(parse(text))].map((value) => [JSON.stringify(value), { name, value }] as const),
      ),
  ).values(),
]
  .map((one) => ({ ...one, document: readAdf(one.value) }))
  .filter(({ document }) => shownMarkdown(document).trim() !== '');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Case {
  name: string;
  value: object;
  /** What the caller sends. */
  markdown: string;
  /** What the content has to be afterwards. */
  expected: unknown[];
}

const added = { type: 'paragraph', content: [{ type: 'text', text: 'Brand new words.' }] };

/**
 * Of the same text for two edits nobody can say which one was meant; a text as it was is none, and an empty one is the
 * end of the whole document.
 */
function judge(title: string, all: readonly Case[]): void {
  const times = new Map<string, number>();
  const key = ({ value, markdown }: Case) => `${JSON.stringify(value)}\n${markdown}`;
  for (const one of all) times.set(key(one), (times.get(key(one)) ?? 0) + 1);
  const cases = all.filter(
    (one) =>
      times.get(key(one)) === 1 &&
      one.markdown.trim() !== '' &&
      one.markdown.trim() !== shownMarkdown(readAdf(one.value)).trim(),
  );
  const failed = cases.filter(
    ({ value, markdown, expected }) => !isDeepStrictEqual(editAdf(value, markdown).adf.content, expected),
  );
  console.log(
    `${title}: ${cases.length - failed.length} of ${cases.length}, ${all.length - cases.length} left out`,
  );
  expect(failed.slice(0, 20).map(({ name, markdown }) => `${name} ${markdown.slice(0, 200)}`)).toEqual([]);
  expect(cases.length).toBeGreaterThan(150);
}

const contentOf = (value: object): unknown[] => ('content' in value ? (value.content as unknown[]) : []);

describe.skipIf(!corporaPresent)('every block of every ADF document', () => {
  it('can be deleted, and no other block changes', { timeout: 600_000 }, () => {
    const cases = documents.flatMap(({ name, value, document }) =>
      document.content.map(
        (node, at): Case => ({
          name,
          value,
          markdown: say(document, node, []),
          expected: contentOf(value).toSpliced(at, 1),
        }),
      ),
    );
    judge('ADF, a block deleted: the others equal', cases);
  });

  it('can get another one behind it, and no other block changes', { timeout: 600_000 }, () => {
    const cases = documents.flatMap(({ name, value, document }) =>
      document.content.map(
        (node, at): Case => ({
          name,
          value,
          markdown: say(document, node, [node, paragraph]),
          expected: contentOf(value).toSpliced(at + 1, 0, added),
        }),
      ),
    );
    judge('ADF, a block added: the others equal', cases);
  });

  it('stays when one is appended to what the document shows', () => {
    const failed = documents.filter(({ value, document }) => {
      const { adf } = editAdf(value, { kind: 'append', markdown: 'Brand new words.' });
      const last = document.content.findLastIndex(
        (node) => node.type !== 'paragraph' || node.content.length > 0,
      );
      return !isDeepStrictEqual(adf.content, contentOf(value).toSpliced(last + 1, 0, added));
    });
    console.log(`ADF, a block appended: ${documents.length - failed.length} of ${documents.length}`);
    expect(failed.map(({ name }) => name)).toEqual([]);
  });
});
