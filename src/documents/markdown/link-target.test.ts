import { describe, expect, it } from 'vitest';
import type { Document, Inline } from '../tree.ts';
import { readMarkdown } from './read.ts';
import { writeMarkdown } from './write.ts';

const link = (text: string, href: string, title?: string): Inline => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href, ...(title && { title }) } }],
});

describe('a link comes back as it was', () => {
  it.each<[string, ...Inline[]]>([
    ['a backtick in its address, before code', link('a', 'x:`'), link('b', 'x:y'), code('c')],
    ['backslashes before what they would escape', link('a', 'x:\\` \\&amp; \\<', '\\` &amp; \\"')],
    ['a tab behind a bare address', link('https://a.b', 'https://a.b'), text('?\t'), code('c')],
  ])('with %s', (_, ...content) => {
    const document: Document = { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
    expect(readMarkdown(writeMarkdown(document))).toEqual(document);
  });
});

function text(value: string): Inline {
  return { type: 'text', text: value };
}

function code(value: string): Inline {
  return { type: 'text', text: value, marks: [{ type: 'code' }] };
}
