import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlines, text, word } from '../../../test/support/documents/arbitrary-inline.ts';
import { namedMentions } from '../collect-mentions.ts';
import { formatReference, type Reference } from '../reference.ts';
import type { Document, Inline, Mark } from '../tree.ts';
import { readMarkdown } from './read.ts';
import { canonical } from './spans.ts';
import { writeMarkdown } from './write.ts';

const again = (markdown: string) => writeMarkdown(readMarkdown(markdown)).trimEnd();

function linkTo(href: string, text: string, more: Mark[] = []): Document {
  const marks: Mark[] = [{ type: 'link', attrs: { href } }, ...more];
  return {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text, marks }] }],
  };
}

describe('a link that shows the name of what it leads to', () => {
  it.each([
    ['[Runbook 1](page:Runbook%201)', '<page:Runbook 1>'],
    ['[Release plan](page:ENG/Release%20plan#How%20to)', '<page:ENG/Release plan#How to>'],
    ['[2026](page:/2026)', '<page:/2026>'],
    ['[News](blog:ENG/2026-01-31/News)', '<blog:ENG/2026-01-31/News>'],
    ['[my file.pdf](attachment:my%20file.pdf)', '<attachment:my file.pdf>'],
    ['[PROJ-7](issue:PROJ-7)', '<issue:PROJ-7>'],
    ['[ENG](space:ENG)', '<space:ENG>'],
    ['[What (not) to do?](page:What%20%28not%29%20to%20do?)', '<page:What %28not%29 to do?>'],
    ['[A](page:A)|b\n-|-\n[C d](page:C%20d)|e', '<page:A>|b\n-|-\n<page:C d>|e'],
  ])('%s is short, and reads as the same', (long, short) => {
    expect(again(long)).toBe(short);
    expect(readMarkdown(short)).toEqual(readMarkdown(long));
  });

  it.each([
    ['another text', '[the plan](page:Release%20plan)'],
    ['a title', '[A](page:A "why")'],
    ['marks in its text', '[**A**](page:A)'],
    ['no name', '[page:](page:)'],
  ])('with %s stays as it is', (_, markdown) => {
    expect(again(markdown)).toBe(markdown);
  });

  it.each([
    ['a space in its address', linkTo('page:A b', 'A b')],
    ['a bar in its address', linkTo('page:A|b', 'A|b')],
    ['its address as text', linkTo('page:A', 'page:A')],
    ['a name in code', linkTo('page:A', 'A', [{ type: 'code' }])],
  ])('with %s comes back as it was', (_, document) => {
    expect(readMarkdown(writeMarkdown(document))).toEqual(document);
  });

  it('is text inside another link, and where a text looks like one', () => {
    expect(again('[see <page:A b>](https://x.y)')).toBe('[see \\<page:A b>](https://x.y)');
    expect(again('write \\<page:A b> or `<page:A b>`')).toBe('write \\<page:A b> or `<page:A b>`');
  });

  it('comes back as it was, whatever its name is and stands beside it', () => {
    fc.assert(
      fc.property(inlines, references, inlines, (before, link, after) => {
        const content = canonical([...before, link, ...after]);
        const document: Document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
        const markdown = writeMarkdown(document);
        const users = namedMentions(document);
        expect(readMarkdown(markdown, { mention: (name) => users.get(name) }), markdown).toEqual(document);
      }),
      { numRuns: 500 },
    );
  });
});

const references: fc.Arbitrary<Inline> = fc
  .tuple(
    fc.oneof(text, word),
    fc.constantFrom<(name: string) => Reference>(
      (title) => ({ kind: 'page', title }),
      (title) => ({ kind: 'page', title, space: 'ENG', anchor: 'a b' }),
      (file) => ({ kind: 'attachment', file }),
      (file) => ({ kind: 'attachment', file, page: 'A b', space: 'ENG' }),
      (key) => ({ kind: 'issue', key }),
      (space) => ({ kind: 'space', space }),
    ),
  )
  .map(([name, to]) => {
    const href = formatReference(to(name));
    return { type: 'text', text: name, marks: [{ type: 'link', attrs: { href } }] };
  });
