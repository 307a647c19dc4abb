import { describe, expect, it } from 'vitest';
import { corporaPresent } from '../../../test/support/documents/corpora.ts';
import { validate } from '../../../test/support/documents/official-schema.ts';
import { DocumentError } from '../document-error.ts';
import { readMarkdown } from '../markdown/read.ts';
import { plainText } from '../plain-text.ts';
import { readStorage } from '../storage/read.ts';
import { readAdf } from './read.ts';
import { writeAdf } from './write.ts';

const fromMarkdown = (text: string) => writeAdf(readMarkdown(text));
const types = (text: string) => fromMarkdown(text).content.map((node) => node.type);

/** Markdown that other converters turn into ADF which the schema refuses, or whose text they lose. */
const difficult = {
  'nested task lists': '- [ ] a\n  - [x] b\n    - [ ] c\n',
  'table in a list item': '1. a\n   | x | y |\n   |---|---|\n   | 1 | 2 |\n2. b\n',
  'quote in a list item': '- a\n  > said\n',
  'heading in a list item': '- # Title\n  text\n',
  'heading in a quote': '> # Title\n>\n> text\n',
  'rule in a quote': '> a\n>\n> ---\n',
  'empty code block': '```\n```\n',
  'one plain item among tasks': '- [ ] a\n- plain\n- [x] b\n',
  'block in a task': '- [ ] a\n\n  ```js\n  code\n  ```\n- [ ] b\n',
  entities: 'a &amp; b &lt; c&nbsp;d\n',
  'line break tag': 'a<br>b\n',
  'underline tag': '<u>a</u>\n',
  details: '<details>\n<summary>T</summary>\n\n> quote\n\n</details>\n',
  'details in details': '<details>\n\n<details>\n\na\n\n</details>\n\n</details>\n',
  'details in a list': '- a\n  <details>\n  <summary>T</summary>\n\n  b\n\n  </details>\n',
  alert: '> [!NOTE]\n> a\n>\n> > quote in panel\n',
  'alert in a quote': '> > [!TIP]\n> > a\n',
  'script link': '[a](javascript:alert(1))\n',
  'inline picture': 'see ![alt](https://x.y/z.png) here\n',
  pictures: '![a](https://x.y/1.png) ![b](https://x.y/2.png)\n',
  'picture in a heading': '# ![alt](https://x.y/z.png)\n',
  'code with marks': '**`a`** ~~[`b`](https://x.y)~~\n',
  'table in a cell': '<table>\n<tr>\n<td>\n\n| a |\n|---|\n| b |\n\n</td>\n</tr>\n</table>\n',
  'expand in a cell': '<table>\n<tr>\n<td>\n\n<details>\n\n- [ ] a\n\n</details>\n\n</td>\n</tr>\n</table>\n',
  'empty list item': '- \n- a\n',
  'empty quote': '>\n',
  'empty document': '',
};

describe.each(Object.entries(difficult))('%s', (_, markdown) => {
  it.skipIf(!corporaPresent)('is valid', () => {
    const adf = fromMarkdown(markdown);
    expect(validate(adf), JSON.stringify(adf)).toBe(true);
  });

  it('keeps its text', () => {
    const words = (text: string) =>
      text
        .split(/[\s—]+/)
        .filter((word) => /[a-z]/.test(word))
        .sort();
    const again = words(plainText(readAdf(fromMarkdown(markdown))));
    for (const word of words(plainText(readMarkdown(markdown)))) expect(again).toContain(word);
  });
});

describe('what may not stand where it is', () => {
  it('leaves its list, which goes on behind it with the next number', () => {
    expect(types(difficult['table in a list item'])).toEqual(['orderedList', 'table', 'orderedList']);
    expect(fromMarkdown(difficult['table in a list item']).content[2]).toMatchObject({ attrs: { order: 2 } });
  });

  it('becomes a bold line when it is a heading', () => {
    expect(fromMarkdown('> # Title').content).toEqual([
      {
        type: 'blockquote',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'Title', marks: [{ type: 'strong' }] }] },
        ],
      },
    ]);
  });

  it('splits a mixed list into tasks and bullets', () => {
    expect(types(difficult['one plain item among tasks'])).toEqual(['taskList', 'bulletList', 'taskList']);
  });

  it('keeps a sentence whole around a picture', () => {
    expect(fromMarkdown(difficult['inline picture']).content).toHaveLength(1);
    expect(types(difficult.pictures)).toEqual(['mediaSingle', 'mediaSingle']);
  });

  it('drops the target of a link that would run a script', () => {
    expect(fromMarkdown(difficult['script link']).content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'a' }] },
    ]);
  });
});

describe('reading', () => {
  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { type: 'paragraph' },
    { type: 'doc' },
    { type: 'doc', content: 'x' },
  ])('refuses %j', (value) => {
    expect(() => readAdf(value)).toThrow(DocumentError);
  });

  it('keeps attributes, marks and nodes that nobody knows', () => {
    const doc = {
      version: 1,
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          attrs: { localId: 'a', future: [1] },
          marks: [{ type: 'alignment', attrs: { align: 'end' } }],
        },
        { type: 'hologram', attrs: { depth: 3 } },
        {
          type: 'hologramGroup',
          attrs: { x: 1 },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'in' }] }],
        },
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'a', marks: [{ type: 'glow', attrs: { color: 'red' } }] }],
        },
        { type: 'extension', attrs: { extensionType: 'x', extensionKey: 'drawio', parameters: { a: 1 } } },
      ],
    };
    expect(writeAdf(readAdf(doc))).toEqual(doc);
  });
});

describe('opaque nodes of another format', () => {
  it('become their text, or an error when they have none', () => {
    const text = readStorage('<p>a <ac:placeholder>who?</ac:placeholder></p>');
    expect(plainText(readAdf(writeAdf(text)))).toBe('a who?');
    const drawing = readStorage(
      '<ac:structured-macro ac:name="drawio"><ac:parameter ac:name="x">1</ac:parameter></ac:structured-macro>',
    );
    expect(() => writeAdf(drawing)).toThrow(/drawio.*storage.*ADF/);
  });
});
