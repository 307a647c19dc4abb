import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../test/support/documents/adf-samples.ts';
import { corporaPresent, corpus } from '../../../test/support/documents/corpora.ts';
import { validate } from '../../../test/support/documents/official-schema.ts';
import { DocumentError } from '../document-error.ts';
import { plainText } from '../plain-text.ts';
import { isRecord } from './json.ts';
import { readAdf } from './read.ts';
import { writeAdf } from './write.ts';

/**
 * Invalid documents that are not written as they were read, and why; every other one comes back unchanged: a site may
 * hold what one version of the schema does not allow, and reading must not lose it.
 */
const mended: Record<string, string> = {
  ...because('an empty wrapper gets the paragraph that the schema asks for', [
    'blockQuote-with-empty-content',
    'blockQuote-without-content',
    'bulletList-with-empty-content',
    'bulletList-without-content',
    'listItem-with-empty-content',
    'orderedList-without-content',
    'taskList-with-no-task',
  ]),
  ...because('beside code only links and comments are allowed, so the other mark goes', [
    'code-and-em',
    'code-and-strike',
    'code-and-strong',
    'code-and-underline',
  ]),
  ...because('a block where it is not allowed stands beside its parent or is said in another way', [
    'decision-with-blockquote',
    'list-with-blockquote',
    'panel-with-blockquote',
    'panel-with-panel',
    'table-with-nested-table',
  ]),
  ...because('a document has no attributes and no marks, and its version is 1', [
    'doc-with-attrs',
    'doc-with-marks',
    'doc-without-version',
  ]),
  ...because('a line break, a picture and a mention carry no such marks', [
    'hardBreak-with-marks',
    'media-with-marks',
    'mediaGroup-with-marks',
    'mention-with-marks',
  ]),
  ...because('a picture is written with the parts that it has to have', [
    'media-with-unknown-attr',
    'media-without-type-attr',
    'mediaGroup-with-attrs',
  ]),
  ...because('a rule has no content, a text is not empty, a task has an id', [
    'rule-with-content',
    'text-empty',
    'taskList-with-empty-task',
  ]),
};

/** Invalid documents that are refused: there is nothing to read. */
const refused = ['doc-without-content'];

/** In the other folder than the present schema says: it has changed since. */
const changedSince = [
  ...[
    'blockQuote-with-attrs',
    'blockquote-with-list-inside',
    'codeBlock-with-marks',
    'codeBlock-with-unknown-attrs',
  ],
  ...[
    'doc-with-empty-content',
    'heading-with-marks',
    'list-with-codeBlock',
    'listItem-with-attrs',
    'rule-with-attrs',
  ],
  ...[
    'listItem-with-list-as-first-child',
    'panel-with-codeBlock',
    'paragraph-with-marks',
    'paragraph-without-content',
  ],
  ...['textColor-with-invalid-color-attr'],
  ...['applicationCard-minimal', 'applicationCard-with-all-content', 'applicationCard-with-http-url'],
];

function because(reason: string, names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, reason]));
}

function stringsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'text' && typeof part === 'string' ? [part] : stringsOf(part),
  );
}

describe.skipIf(!corporaPresent)("Atlassian's own examples", () => {
  const examples = corpus(['conversion/ttaranov+atlaskit-mk-2'], /\.json$/)
    .filter(({ name }) => name.includes('v1-reference'))
    .map(({ name, text }) => ({
      folder: name.includes('/invalid/') ? 'invalid' : 'valid',
      name: name.replace(/^.*\/|\.json$/g, ''),
      json: JSON.parse(text) as Json,
    }));
  const valid = examples.filter(({ json }) => validate(json));
  const invalid = examples.filter(({ json }) => !validate(json));

  it('are valid or invalid as their folder says, but for those the schema has changed its mind about', () => {
    const other = examples.filter(({ folder, json }) => validate(json) !== (folder === 'valid'));
    expect(other.map(({ name }) => name).sort()).toEqual([...changedSince].sort());
    expect([valid.length, invalid.length]).toEqual([89, 116]);
  });

  it('are read and written as they were when they are valid', () => {
    const same = valid.filter(({ json }) => isDeepStrictEqual(writeAdf(readAdf(json)), json));
    console.log(
      `Atlassian's documents that the schema allows: read and written as they were: ${same.length} of ${valid.length}`,
    );
    expect(same.length).toBe(valid.length);
  });

  it('are kept, mended or refused when they are not, and no text is lost', () => {
    const outcomes = invalid.map(({ name, json }) => ({ name, outcome: outcomeOf(json) }));
    const of = (wanted: string) =>
      outcomes.filter(({ outcome }) => outcome === wanted).map(({ name }) => name);
    console.log(
      `Atlassian's documents that the schema refuses: ${of('refused').length} refused, ${of('mended').length} mended, ${of('kept').length} kept, of ${invalid.length}`,
    );
    expect(of('text lost')).toEqual([]);
    expect(of('refused')).toEqual(refused);
    expect(of('mended').sort()).toEqual(Object.keys(mended).sort());
  });
});

function outcomeOf(json: Json): 'kept' | 'mended' | 'refused' | 'text lost' {
  try {
    const document = readAdf(json);
    const written = writeAdf(document);
    if (isDeepStrictEqual(written, json)) return 'kept';
    const text = plainText(readAdf(written));
    return stringsOf(json).every((part) => text.includes(part)) ? 'mended' : 'text lost';
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
    return 'refused';
  }
}
