import { describe, expect, it } from 'vitest';
import { writeStorage } from '../storage/write.ts';
import { readMarkdown } from './read.ts';
import { writeMarkdown } from './write.ts';

const again = (markdown: string) => writeMarkdown(readMarkdown(markdown));

/** Markdown, and how it reads afterwards: from then on it stays the same. */
const texts: Record<string, [string, string]> = {
  'notes become a numbered list at the end, in the order of their references': [
    'One[^b], two[^1], one again[^b].\n\n[^1]: second\n[^b]: first *note*\n\n    - with a list\n[^c]: nobody asks\n',
    'One[^1], two[^2], one again[^1].\n\n---\n\n1. first _note_\n   - with a list\n2. second\n3. nobody asks\n',
  ],
  'a new note goes behind those that are there': [
    'a[^1] b[^new]\n\n---\n\n1. old\n\n[^new]: new',
    'a[^1] b[^2]\n\n---\n\n1. old\n2. new\n',
  ],
  'a label without a note is text, and so is one in code': ['x[^y] `[^1]`', 'x\\[^y] `[^1]`\n'],
  'a second note of the same label is one more': [
    'a[^x]\n\n[^x]: b\n\n[^x]: c\n',
    'a[^1]\n\n---\n\n1. b\n2. c\n',
  ],
  'front matter is code, no heading': [
    '---\ntitle: x\ntags: [a]\n---\n\n# H\n',
    '```yaml\ntitle: x\ntags: [a]\n```\n\n# H\n',
  ],
  'lines around text are lines': ['---\n\ntitle: x\n\n---\n', '---\n\ntitle: x\n\n---\n'],
  'tags that only arrange are gone, what is inside stays': [
    '<div align="center">\n\n# T\n\n<p>a <b>b</b></p>\n</div>\n\n<center><h2>c</h2></center>\n<hr/>\n',
    '# T\n\na **b**\n\n## c\n\n---\n',
  ],
  'lists, quotes and tables in HTML': [
    '<ul><li>a</li><li>b</li></ul>\n<ol>\n<li>\n\nc\n\n</li>\n</ol>\n<blockquote>\nd\n</blockquote>\n<table ac:local-id="1"><tr><th>e</th></tr><tr><td><p>f</p></td></tr></table>\n',
    '- a\n- b\n\n1. c\n\n> d\n\n| e |\n| --- |\n| f |\n',
  ],
  'tags in a line of text are text, and so is the end of nothing': [
    'Use <div> and <section>.\n\n</div>\n',
    'Use <div> and <section>.\n\n\\</div>\n',
  ],
};

describe('Markdown beyond GFM', () => {
  it.each(Object.entries(texts))('%s', (_, [before, after]) => {
    expect(again(before)).toBe(after);
    expect(again(after)).toBe(after);
  });

  it('a note is a superscript number and an item of a list in Confluence', () => {
    expect(writeStorage(readMarkdown('a[^x]\n\n[^x]: b'))).toBe(
      '<p>a<sup>[1]</sup></p><hr/><ol><li><p>b</p></li></ol>',
    );
  });
});
