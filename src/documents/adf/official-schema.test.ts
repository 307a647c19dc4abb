import { describe, expect, it } from 'vitest';
import { type Json, kept, marks, nodes } from '../../../test/support/documents/adf-samples.ts';
import { corporaPresent } from '../../../test/support/documents/corpora.ts';
import { official, validate } from '../../../test/support/documents/official-schema.ts';
import { walk } from '../children.ts';
import { readAdf } from './read.ts';
import { writeAdf } from './write.ts';

/** The words of the tree that a sample is read as. */
function words(sample: Json): Set<string> {
  const found = new Set<string>();
  walk(readAdf({ version: 1, type: 'doc', content: [sample] }), (node) => {
    found.add(node.type);
    if ('marks' in node) for (const mark of node.marks ?? []) found.add(mark.type);
  });
  return found;
}

describe.skipIf(!corporaPresent)('the official schema', () => {
  it('has 42 nodes inside a document and 17 marks, and these tables have the same', () => {
    expect(official(false)).toEqual([...Object.keys(nodes), 'doc'].sort());
    expect(official(true)).toEqual(Object.keys(marks).sort());
    const own = Object.values(nodes).filter(([, word]) => !kept.has(word)).length;
    console.log(
      `ADF: ${own + 1} of ${official(false).length} nodes have a word in the tree, the rest keep their source`,
    );
  });

  it.each(Object.entries({ ...nodes, ...marks }))(
    '%s is read as the word it has and written as it was',
    (_, [sample, word]) => {
      const doc = { version: 1, type: 'doc', content: [sample] };
      expect(validate(doc), JSON.stringify(validate.errors?.slice(0, 2))).toBe(true);
      expect(words(sample)).toContain(word);
      expect(writeAdf(readAdf(doc))).toEqual(doc);
    },
  );

  it.each(Object.entries(nodes).filter(([name, [, word]]) => word === name && name !== 'paragraph'))(
    'a %s is told apart from an unknown node',
    (name, [sample, word]) => {
      const other = JSON.parse(
        JSON.stringify(sample).replaceAll(`"type":"${name}"`, '"type":"hologram"'),
      ) as Json;
      expect(words(other)).not.toContain(word);
    },
  );
});
