import fc from 'fast-check';
import { canonical } from '../../../src/documents/markdown/spans.ts';
import type { Inline, Mark } from '../../../src/documents/tree.ts';

const scraps = fc.constantFrom(
  ...[
    'a',
    'word',
    'x_y_z',
    'B2',
    'é',
    '漢',
    '🎉',
    ' ',
    '  ',
    ' ',
    '\u00a0',
    '.',
    ',',
    '-',
    '--',
    '---',
    '+',
    '*',
    '**',
  ],
  ...[
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '](',
    '(',
    ')',
    '!',
    '![',
    '<',
    '>',
    '<b>',
    '</u>',
    '<br>',
    '<!--',
    '-->',
  ],
  ...[
    '<https://a.b>',
    '<page:A b>',
    'List<String>',
    '&',
    '&amp;',
    '&#65;',
    '#',
    '##',
    '|',
    '\\',
    '\\\\',
    ':',
    '::',
    ':::',
    '@',
    '@[',
    '{',
  ],
  ...[
    '}',
    '{group}',
    ':status[',
    ':macro[x]{#m1-0000}',
    '=',
    '===',
    '1.',
    '2)',
    '- ',
    '+ ',
    '1. ',
    '> ',
    '[ ] ',
    '[x]',
  ],
  ...[
    '[!NOTE]',
    '[a]: b',
    '[^1]',
    '[^a]: b',
    ': b',
    'http://a.b',
    'https://c.d/e_f',
    '"',
    "'",
    '^',
    '$',
    '%',
    '/',
    '?',
    'h1. ',
    'bq. ',
    '{code}',
  ],
  ...[
    '{quote}',
    '{{',
    '}}',
    ':)',
    '(x)',
    '??',
    '||',
    '----',
    ']]>',
    '<![CDATA[',
    '</p>',
    '<details>',
    '<div>',
    '</li>',
    '<h1>',
    '</td>',
    '\t',
  ],
);
/** A text of words and everything that could be taken for markup. */
export const text = fc.array(scraps, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
/** A few letters and digits. */
export const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,8}[a-z]$/);

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom<Mark>(
    { type: 'strong' },
    { type: 'em' },
    { type: 'strike' },
    { type: 'underline' },
    { type: 'subsup', attrs: { type: 'sub' } },
    { type: 'subsup', attrs: { type: 'sup' } },
    { type: 'textColor', attrs: { color: '#ff5630' } },
    { type: 'backgroundColor', attrs: { color: '#fedec8' } },
  ),
  fc
    .constantFrom(
      'https://a.b/c?d=e&f=(g)',
      'page:ENG/Some%20title',
      '#here',
      'http://x.y',
      'a b<c>\\',
      'issue:AB-1',
    )
    .map((href): Mark => ({ type: 'link', attrs: { href } })),
  fc.constant<Mark>({ type: 'link', attrs: { href: 'https://t.u', title: 'a "b" &amp; \\' } }),
);
const marks = fc.uniqueArray(mark, { maxLength: 3, selector: (one) => one.type });

const marked: fc.Arbitrary<Inline> = fc
  .tuple(text, marks)
  .map(([value, list]) => withMarks({ type: 'text', text: value }, list));
const code: fc.Arbitrary<Inline> = fc
  .tuple(
    text.map((value) => value.replace(/\s/g, ' ')),
    marks,
  )
  .map(([value, list]) => withMarks({ type: 'text', text: value }, [...list, { type: 'code' }]));
const note: fc.Arbitrary<Inline> = fc.tuple(fc.integer({ min: 1, max: 12 }), marks).map(([number, list]) => {
  const others = list.filter((one) => one.type !== 'subsup');
  return withMarks({ type: 'text', text: `[${number}]` }, [
    ...others,
    { type: 'subsup', attrs: { type: 'sup' } },
  ]);
});
const address: fc.Arbitrary<Inline> = fc
  .constantFrom('https://a.b', 'http://c.d/e_f', 'https://a.b/(c)')
  .map((href) => withMarks({ type: 'text', text: href }, [{ type: 'link', attrs: { href } }]));
const words: fc.Arbitrary<Inline> = fc.oneof(
  fc.constant<Inline>({ type: 'hardBreak' }),
  word.map((name): Inline => ({ type: 'mention', attrs: { id: `id-${name}`, text: `@${name}` } })),
  word.map((name): Inline => ({ type: 'mention', kind: 'username', attrs: { id: name, text: '@Twin' } })),
  fc.tuple(text, fc.constantFrom('neutral', 'green', '#ff00ff')).map(([label, color]): Inline => {
    return { type: 'status', attrs: { text: label.replace(/\s/g, ' '), color } };
  }),
  fc
    .integer({ min: 0, max: 40_000 })
    .map((day): Inline => ({ type: 'date', attrs: { timestamp: String(day * 86_400_000) } })),
  fc.constantFrom(':rocket:', ':+1:').map((shortName): Inline => ({ type: 'emoji', attrs: { shortName } })),
  fc.constantFrom('x.png', 'https://a.b/c|d.png').map((url): Inline => {
    return { type: 'mediaInline', attrs: { type: 'external', url, alt: 'a|b' } };
  }),
  fc
    .constantFrom('https://a.b', 'https://c.d/[e]|f')
    .map((url): Inline => ({ type: 'inlineCard', attrs: { url } })),
);

function withMarks(node: Inline, list: readonly Mark[]): Inline {
  return list.length === 0 ? node : { ...node, marks: [...list] };
}

/** Inline content as Markdown can say it, at least one visible character long. */
export const inlines = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: marked },
      { weight: 1, arbitrary: code },
      { weight: 2, arbitrary: words },
      { weight: 1, arbitrary: note },
      { weight: 1, arbitrary: address },
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map(canonical)
  .filter((content) => content.length > 0);
