import { describe, expect, it } from 'vitest';
import { collectMentionNames, collectMentions, namedMentions } from '../collect-mentions.ts';
import { collectOpaque } from '../collect-opaque.ts';
import { DocumentError } from '../document-error.ts';
import { plainText } from '../plain-text.ts';
import type { Block, Document, Inline } from '../tree.ts';
import { readMarkdown } from './read.ts';
import { writeMarkdown } from './write.ts';

const doc = (...content: Block[]): Document => ({ type: 'doc', version: 1, content });
const para = (...content: Inline[]): Block => ({ type: 'paragraph', content });
const round = (markdown: string) => writeMarkdown(readMarkdown(markdown)).trimEnd();
const written = (text: string) => writeMarkdown(doc(para({ type: 'text', text }))).trimEnd();

describe('escapes', () => {
  it.each([
    'x_y_z',
    'a * b * c',
    '1 < 2 & 3 > 2',
    'List<String> x',
    'a | b',
    'C# and F#',
    'a - b + c',
    '[x] and (y)',
    'f(a)[0]',
    'note: http',
    '~5 km',
    'price: $5',
    'a: b',
    'me@x.y',
    '5. May'.slice(3),
    'snake_case_name',
    '50% [sic]',
    'a ~ b',
    '2*',
    'AT&T; Q&A',
  ])('leave %s alone where Markdown does', (text) => {
    const markdown = written(text);
    if (text !== '2*') expect(markdown).toBe(text);
    expect(plainText(readMarkdown(markdown))).toBe(text);
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['> no quote', '\\> no quote'],
    ['*stars*', '\\*stars\\*'],
    ['[a](b)', '[a]\\(b)'],
    ['<u>', '\\<u>'],
    ['&amp;', '\\&amp;'],
    ['https://a.b', 'https\\://a.b'],
    [':status[x]', '\\:status[x]'],
    ['@[x]', '\\@[x]'],
    ['---', '\\---'],
    [':::', '\\:::'],
  ])('keep %s text', (text, markdown) => {
    expect(written(text)).toBe(markdown);
    expect(plainText(readMarkdown(markdown))).toBe(text);
  });
});

describe('tables', () => {
  const bare = 'Region|p99\n-|-\neu-west-1|2.9 s\n**us**|[a](https://x.y)';

  it.each([
    bare,
    '| Region | p99 |\n| --- | --- |\n| eu-west-1 | 2.9 s |\n| **us** | [a](https://x.y) |',
    '|Region|p99|\n|:--|-:|\n|eu-west-1|2.9 s|\n|**us**|[a](https://x.y)|',
  ])('have no bars around their rows, which may be there: %j', (markdown) => {
    expect(round(markdown)).toBe(bare);
  });

  it.each([
    ['a single column', '| a |\n| --- |\n| b |'],
    ['an empty cell at the edge', '| a | b |\n| --- | --- |\n|  | c |\n| d |  |'],
    ['no header', '|  |  |\n| --- | --- |\n| a | b |'],
    ['a row like a list', '| a | b |\n| --- | --- |\n| 1. c | d |\n| - | e |'],
    ['a backslash at the end of a cell', '| a\\\\ | b |\n| --- | --- |\n| c | d |'],
    ['a row like a heading', '| # a | b |\n| --- | --- |\n| c | d |'],
  ])('have them with %s', (_, markdown) => {
    expect(round(markdown)).toBe(markdown);
  });

  it.each(['- ', '3. ', '> '])('stay whole behind %j', (mark) => {
    const lines = bare
      .split('\n')
      .map((line, index) => (index > 0 && mark !== '> ' ? ' '.repeat(mark.length) : mark) + line);
    const [block] = readMarkdown(lines.join('\n')).content;
    const inside =
      block?.type === 'blockquote' ? block : block && 'content' in block ? block.content[0] : undefined;
    expect(inside).toMatchObject({ content: [{ type: 'table' }] });
    expect(round(lines.join('\n'))).toBe(lines.join('\n'));
  });
});

describe('what people write', () => {
  it.each([
    [
      'tags',
      '<b>a</b> <i>b</i> <del>c</del> <kbd>d</kbd> <font color="red">e</font>',
      '**a** _b_ ~~c~~ `d` <span style="color: #ff0000">e</span>',
    ],
    ['unknown tags stay text', '<foo>a</foo> <Bar baz="1">', '<foo>a</foo> <Bar baz="1">'],
    ['tags that nothing closes', '<u>a', '\\<u>a'],
    ['comments are not shown', 'a <!-- b --> c', 'a  c'],
    [
      'reference links',
      '[a][1] and [1]\n\n[1]: https://x.y "T"',
      '[a](https://x.y "T") and [1](https://x.y "T")',
    ],
    ['setext and stars', 'Title\n=====\n\n* a\n* b', '# Title\n\n- a\n- b'],
    ['indented code', 'a\n\n    code\n', 'a\n\n```\ncode\n```'],
    ['entities', '&copy; &#35; &lt;u&gt;', '© # \\<u>'],
    ['images as tags', '<img src="https://x.y/z.png" alt="A">', '![A](https://x.y/z.png)'],
    ['alerts of GitHub', '> [!IMPORTANT]\n> a\n\n> [!CAUTION]\n> b', '> [!NOTE]\n> a\n\n> [!ERROR]\n> b'],
    ['an unknown alert is a quote', '> [!FOO]\n> a', '> [!FOO] a'],
    [
      'html table',
      '<table><tr><th>a</th><th>b</th></tr>\n  <tr><td>1</td><td>2</td></tr></table>',
      'a|b\n-|-\n1|2',
    ],
    [
      'an open container ends with its parent',
      '> <details>\n> a\n\nb',
      '> <details>\n>\n> a\n>\n> </details>\n\nb',
    ],
    ['closing without opening', '</details>', '\\</details>'],
    ['bare and angle addresses', 'see https://a.b/c, or <https://d.e>', 'see https://a.b/c, or https://d.e'],
  ])('%s', (_, markdown, canonical) => {
    expect(round(markdown)).toBe(canonical);
  });

  it('links that would run a script lose their target', () => {
    for (const href of [
      'javascript:x',
      'JavaScript:x',
      'vbscript:x',
      'data:text/html,x',
      'java&#10;script:x',
    ]) {
      expect(round(`[a](${href})`)).toBe('a');
    }
    expect(round('<javascript:alert(1)>')).toBe('javascript:alert(1)');
  });
});

describe('marks', () => {
  const strong = { type: 'strong' } as const;
  const em = { type: 'em' } as const;
  it.each<[string, Inline[], string]>([
    [
      'spaces go outside',
      [
        { type: 'text', text: 'bold ', marks: [strong] },
        { type: 'text', text: 'x' },
      ],
      '**bold** x',
    ],
    [
      'inside a word',
      [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b', marks: [em] },
        { type: 'text', text: 'c' },
      ],
      'a*b*c',
    ],
    ['both', [{ type: 'text', text: 'a', marks: [strong, em] }], '**_a_**'],
    [
      'punctuation beside a word',
      [
        { type: 'text', text: 'a' },
        { type: 'text', text: '(b)', marks: [strong] },
      ],
      'a<strong>(b)</strong>',
    ],
    [
      'neighbours',
      [
        { type: 'text', text: 'a', marks: [strong] },
        { type: 'text', text: 'b', marks: [em] },
      ],
      '**a**_b_',
    ],
    ['code with backticks', [{ type: 'text', text: '`a', marks: [{ type: 'code' }] }], '`` `a ``'],
  ])('%s', (_, content, markdown) => {
    expect(writeMarkdown(doc(para(...content))).trimEnd()).toBe(markdown);
    expect(plainText(readMarkdown(markdown)).trim()).toBe(
      content
        .map((node) => (node.type === 'text' ? node.text : ''))
        .join('')
        .trim(),
    );
  });
});

describe('opaque tokens', () => {
  const block: Block = {
    type: 'opaqueBlock',
    format: 'storage',
    name: 'drawio',
    title: 'Login flow',
    source: '<x/>',
  };
  const word: Inline = { type: 'opaqueInline', format: 'storage', name: 'anchor', source: '<y/>' };
  const document = doc(block, para({ type: 'text', text: 'a ' }, word));
  const nodes = collectOpaque(document);
  const lookup = { opaque: (id: string) => nodes.get(id) };
  const [blockId = '', wordId = ''] = nodes.keys();

  it('show name, title and id', () => {
    expect(writeMarkdown(document)).toBe(
      `:macro[drawio "Login flow"]{#${blockId}}\n\na :macro[anchor]{#${wordId}}\n`,
    );
    expect(blockId).toMatch(/^m1-[0-9a-f]{4}$/);
  });

  it('are restored, moved and duplicated', () => {
    expect(readMarkdown(writeMarkdown(document), lookup)).toEqual(document);
    expect(readMarkdown(`- :macro[drawio]{#${blockId}}\n`, lookup).content).toEqual([
      { type: 'bulletList', content: [{ type: 'listItem', content: [block] }] },
    ]);
    expect(readMarkdown(`x :macro[drawio]{#${blockId}} y`, lookup).content).toEqual([
      para({ type: 'text', text: 'x' }),
      block,
      para({ type: 'text', text: 'y' }),
    ]);
  });

  it('are refused when their id is unknown, with its name', () => {
    expect(() => readMarkdown(':macro[drawio]{#m1-0000}', lookup)).toThrow(DocumentError);
    expect(() => readMarkdown(':macro[drawio]{#m9-ffff}')).toThrow(/m9-ffff/);
    expect(() => readMarkdown(':::x{#m9-ffff}\n:::')).toThrow(/m9-ffff/);
  });
});

describe('mentions', () => {
  const mention = (id: string, text?: string): Inline => ({
    type: 'mention',
    attrs: { id, ...(text ? { text } : {}) },
  });

  it('are said by name where one user has it, and with the id where two do', () => {
    const document = doc(para(mention('1', '@Ann Lee'), mention('2', '@Bo'), mention('3', '@Bo')));
    expect(writeMarkdown(document)).toBe('@[Ann Lee]@[Bo](accountid:2)@[Bo](accountid:3)\n');
    const users = namedMentions(document);
    expect([...users.keys()]).toEqual(['Ann Lee']);
    expect(readMarkdown('@[Ann Lee]', { mention: (name) => users.get(name) }).content).toEqual([
      para(mention('1', '@Ann Lee')),
    ]);
  });

  it('without a name are looked up by the caller', () => {
    const document = doc(
      para(mention('7'), mention('7'), { type: 'mention', kind: 'username', attrs: { id: 'bo' } }),
    );
    expect(collectMentions(document)).toEqual([
      { kind: 'accountid', id: '7' },
      { kind: 'username', id: 'bo' },
    ]);
    expect(writeMarkdown(document, { mention: ({ id }) => (id === '7' ? 'Ann' : undefined) })).toBe(
      '@[Ann]@[Ann]@[username:bo]\n',
    );
    expect(collectMentionNames(readMarkdown('@[New One] and @[X](accountid:1)'))).toEqual(['New One']);
  });

  it.each(['5b10a2844c20165700ede211', '712020:00000000-0000-4000-8000-000000000002'])(
    'without a name are the id alone where that is one of Cloud: %s',
    (id) => {
      const document = doc(para(mention(id)));
      expect(writeMarkdown(document)).toBe(`@[${id}]\n`);
      expect(readMarkdown(`@[${id}]`)).toEqual(document);
      expect(readMarkdown(`@[accountid:${id}]`)).toEqual(document);
      const key = doc(para({ type: 'mention', kind: 'userkey', attrs: { id } }));
      expect(readMarkdown(writeMarkdown(key))).toEqual(key);
      const named = doc(para(mention('7', `@${id}`)));
      expect(readMarkdown(writeMarkdown(named))).toEqual(named);
    },
  );
});

it('refuses lists and containers that nest too deep', () => {
  expect(() => readMarkdown(`${'- '.repeat(300)}x`)).toThrow(DocumentError);
  expect(() => readMarkdown('<details>\n'.repeat(300))).toThrow(DocumentError);
});
