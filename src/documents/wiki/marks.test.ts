import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Inline, Mark } from '../tree.ts';
import { readWiki } from './read.ts';
import { writeWiki } from './write.ts';

const marks: readonly Mark[] = [
  { type: 'strong' },
  { type: 'em' },
  { type: 'strike' },
  { type: 'underline' },
  { type: 'subsup', attrs: { type: 'sup' } },
  { type: 'link', attrs: { href: 'https://a.b' } },
];
const text: fc.Arbitrary<Inline> = fc.record({
  type: fc.constant('text' as const),
  text: fc.constantFrom('x', 'y z', '1', '(a)', '*', '^b', '[c', '\\', '-'),
  marks: fc.shuffledSubarray([...marks]),
});

const inlineOf = (wiki: string): readonly Inline[] =>
  readWiki(wiki).content.flatMap((block) => (block.type === 'paragraph' ? block.content : []));
const written = (content: Inline[]): string =>
  writeWiki({ type: 'doc', version: 1, content: [{ type: 'paragraph', content }] });

/** Each character with its marks, whichever stands outside. */
function charactersOf(content: readonly Inline[]): string[] {
  return content.flatMap((node) => {
    if (node.type !== 'text') return [node.type];
    const names = (node.marks ?? []).map((mark) => JSON.stringify(mark)).sort();
    return [...node.text].map((character) => `${character} ${names.join()}`);
  });
}

it('marks that end beside each other, a word or a link come back as they were', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (content) => {
      expect(charactersOf(inlineOf(written(content)))).toEqual(charactersOf(content));
    }),
    { numRuns: 3000 },
  );
});

it.each<[string, Inline[]]>([
  [
    '*^x^*[l|https://a.b]',
    [
      { type: 'text', text: 'x', marks: [{ type: 'strong' }, { type: 'subsup', attrs: { type: 'sup' } }] },
      { type: 'text', text: 'l', marks: [{ type: 'link', attrs: { href: 'https://a.b' } }] },
    ],
  ],
  [
    '*_x{_}y*',
    [
      { type: 'text', text: 'x', marks: [{ type: 'strong' }, { type: 'em' }] },
      { type: 'text', text: 'y', marks: [{ type: 'strong' }] },
    ],
  ],
])('%s is written for marks of which one ends before the other', (wiki, content) => {
  expect(written(content)).toBe(wiki);
  expect(charactersOf(inlineOf(wiki))).toEqual(charactersOf(content));
});
