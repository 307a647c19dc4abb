import { describe, expect, it } from 'vitest';
import { writeMarkdown } from '../markdown/write.ts';
import { readWiki } from './read.ts';
import { writeWiki } from './write.ts';

const toMarkdown = (wiki: string) => writeMarkdown(readWiki(wiki)).trimEnd();

describe('wiki markup as Markdown', () => {
  it.each([
    [
      'prose with signs',
      'x_y_z and a * b * c, 2020-01-02, C++ and 1+1, a-b - c',
      'x_y_z and a * b * c, 2020-01-02, C++ and 1+1, a-b - c',
    ],
    [
      'marks',
      '*b* _i_ -s- +u+ ^sup^ ~sub~ {{code}} ??cite??',
      '**b** _i_ ~~s~~ <u>u</u> <sup>sup</sup> <sub>sub</sub> `code` _cite_',
    ],
    ['marks inside words', 'a{*}b{*}c', 'a**b**c'],
    ['nested marks', '*a _b_ c*', '**a _b_ c**'],
    ['marks that nothing closes', '*a and _b', '\\*a and \\_b'],
    ['escapes', '\\*a\\* \\{code} \\[x]', '\\*a\\* {code} [x]'],
    ['line breaks', 'a\nb\\\\c', 'a\\\nb\\\nc'],
    ['headings', 'h1. Top\nh6. Low\ntext', '# Top\n\n###### Low\n\ntext'],
    ['mixed lists', '* a\n*# b\n*# c\n** d\n# e', '- a\n  1. b\n  2. c\n\n  - d\n\n1. e'],
    ['dash lists', '- a\n- b', '- a\n- b'],
    ['item over lines', '* a\nmore\n* b', '- a\\\n  more\n- b'],
    ['code in an item', '* a\n{code:js}\nx\n{code}\n* b', '- a\n\n  ```js\n  x\n  ```\n- b'],
    ['tasks', '* [ ] a\n* [x] b', '- [ ] a\n- [x] b'],
    [
      'table',
      '||a||b||\n|1|{{x}}|\n|[t|http://u.v]|!p.png!|',
      'a|b\n-|-\n1|`x`\n[t](http://u.v)|![](attachment:p.png)',
    ],
    [
      'table with a list',
      '|a|* x\n* y|',
      '<table>\n<tr>\n<td>a</td>\n<td>\n\n- x\n- y\n\n</td>\n</tr>\n</table>',
    ],
    ['quote', '{quote}\na\n\nb\n{quote}\nbq. c', '> a\n>\n> b\n\n> c'],
    ['quote within a line', 'a {quote}b{quote} c', 'a\n\n> b\n\nc'],
    ['panel', '{panel:title=T|bgColor=#fff}\n* a\n{panel}', '> [!PANEL] T\n>\n> - a'],
    [
      'code keeps everything',
      '{code:title=a.js|java}\n*x* {quote} |\n\n  y\n{code}',
      '```java title="a.js"\n*x* {quote} |\n\n  y\n```',
    ],
    ['noformat', '{noformat}\n{code}\n{noformat}', '```\n{code}\n```'],
    ['code that nothing closes', 'a {code} b', 'a {code} b'],
    [
      'color over lines',
      '{color:red}a\nb{color}',
      '<span style="color: #ff0000">a</span>\\\n<span style="color: #ff0000">b</span>',
    ],
    [
      'links',
      '[a|http://b.c] [http://b.c] http://b.c. [^f.pdf] [#top] [x]',
      '[a](http://b.c) http://b.c http://b.c. <attachment:f.pdf> [top](#top) [x]',
    ],
    ['smart link', '[https://a.b|https://a.b|smart-link]', ':card[https://a.b]'],
    ['page link', '[text|ENG:Some page#part]', '[text](page:ENG/Some%20page#part)'],
    ['mentions', '[~accountid:5b-1] [~ann.lee]', '@[accountid:5b-1] @[username:ann.lee]'],
    ['picture', '!shot.png|width=300,alt=A shot!', '![A shot](attachment:shot.png)'],
    ['exclamations', 'Hey! Stop! (really!)', 'Hey! Stop! (really!)'],
    ['icons', '(/) done :) (see p.)', ':emoji[tick] done :emoji[smile] (see p.)'],
    ['braces in prose', 'use {id} in /a/{b}', 'use {id} in /a/{b}'],
    ['rule', 'a\n----\nb', 'a\n\n---\n\nb'],
  ])('%s', (_, wiki, markdown) => {
    expect(toMarkdown(wiki)).toBe(markdown);
  });

  it('keeps macros that nobody knows', () => {
    const wiki = 'a {anchor:top} b {toc}';
    expect(toMarkdown(wiki)).toMatch(/^a :macro\[anchor "top"\]\{#m1-\w{4}\} b :macro\[toc\]\{#m2-\w{4}\}$/);
    expect(writeWiki(readWiki(wiki))).toBe(wiki);
  });
});

describe('writing wiki markup', () => {
  it('says a code that holds the end of its macro with the other macro', () => {
    const block = (text: string) =>
      writeWiki({
        type: 'doc',
        version: 1,
        content: [{ type: 'codeBlock', content: [{ type: 'text', text }] }],
      });
    expect(block('{code}')).toBe('{noformat}\n{code}\n{noformat}');
    expect(toMarkdown(block('{code} {noformat}'))).toBe('`{code} {noformat}`');
  });

  it('names only languages that Jira knows', () => {
    const language = (name: string) =>
      writeWiki({
        type: 'doc',
        version: 1,
        content: [{ type: 'codeBlock', attrs: { language: name }, content: [] }],
      }).split('\n')[0];
    expect(['ts', 'Python', 'brainfuck'].map(language)).toEqual([
      '{code:javascript}',
      '{code:python}',
      '{code}',
    ]);
  });
});
