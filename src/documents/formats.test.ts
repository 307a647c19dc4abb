import { describe, expect, it } from 'vitest';
import { readAdf } from './adf/read.ts';
import { writeAdf } from './adf/write.ts';
import { readMarkdown } from './markdown/read.ts';
import { writeMarkdown } from './markdown/write.ts';
import { readStorage } from './storage/read.ts';
import { writeStorage } from './storage/write.ts';
import { readWiki } from './wiki/read.ts';
import { writeWiki } from './wiki/write.ts';

const p = (...content: unknown[]) => ({ type: 'paragraph', content });
const t = (text: string, ...marks: unknown[]) =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
const li = (...content: unknown[]) => ({ type: 'listItem', content });
const td = (...content: unknown[]) => ({ type: 'tableCell', content });
const th = (...content: unknown[]) => ({ type: 'tableHeader', content });
const macro = (name: string, inside: string) =>
  `<ac:structured-macro ac:name="${name}" ac:schema-version="1">${inside}</ac:structured-macro>`;
const param = (name: string, value: string) => `<ac:parameter ac:name="${name}">${value}</ac:parameter>`;

interface Sample {
  adf: unknown[];
  storage: string;
  markdown: string;
  wiki: string;
}

/** Small documents that all four formats can say, as each writes them. */
const samples: Record<string, Sample> = {
  'paragraph and heading': {
    adf: [
      { type: 'heading', attrs: { level: 2 }, content: [t('Plan')] },
      p(t('x_y_z and a * b * c, 1 < 2 & 3')),
    ],
    storage: '<h2>Plan</h2><p>x_y_z and a * b * c, 1 &lt; 2 &amp; 3</p>',
    markdown: '## Plan\n\nx_y_z and a * b * c, 1 < 2 & 3\n',
    wiki: 'h2. Plan\n\nx_y_z and a * b * c, 1 < 2 & 3',
  },
  'text marks': {
    adf: [
      p(
        t('bold', { type: 'strong' }),
        t(' '),
        t('italic', { type: 'em' }),
        t(' '),
        t('gone', { type: 'strike' }),
        t(' '),
        t('under', { type: 'underline' }),
        t(' H'),
        t('2', { type: 'subsup', attrs: { type: 'sub' } }),
        t('O '),
        t('red', { type: 'textColor', attrs: { color: '#ff5630' } }),
        t(' '),
        t('a_b*c', { type: 'code' }),
      ),
    ],
    storage:
      '<p><strong>bold</strong> <em>italic</em> <del>gone</del> <u>under</u> H<sub>2</sub>O <span style="color: #ff5630;">red</span> <code>a_b*c</code></p>',
    markdown:
      '**bold** _italic_ ~~gone~~ <u>under</u> H<sub>2</sub>O <span style="color: #ff5630">red</span> `a_b*c`\n',
    wiki: '*bold* _italic_ -gone- +under+ H{~}2{~}O {color:#ff5630}red{color} {{a_b*c}}',
  },
  'link and line break': {
    adf: [p(t('see', { type: 'link', attrs: { href: 'https://a.b/c' } }), { type: 'hardBreak' }, t('next'))],
    storage: '<p><a href="https://a.b/c">see</a><br/>next</p>',
    markdown: '[see](https://a.b/c)\\\nnext\n',
    wiki: '[see|https://a.b/c]\nnext',
  },
  'bare address': {
    adf: [p(t('at '), t('https://a.b/c_d', { type: 'link', attrs: { href: 'https://a.b/c_d' } }), t('.'))],
    storage: '<p>at <a href="https://a.b/c_d">https://a.b/c_d</a>.</p>',
    markdown: 'at https://a.b/c_d.\n',
    wiki: 'at [https://a.b/c_d].',
  },
  'nested and mixed lists': {
    adf: [
      {
        type: 'bulletList',
        content: [
          li(p(t('a')), { type: 'orderedList', content: [li(p(t('b'))), li(p(t('c')))] }),
          li(p(t('d'))),
        ],
      },
    ],
    storage: '<ul><li><p>a</p><ol><li><p>b</p></li><li><p>c</p></li></ol></li><li><p>d</p></li></ul>',
    markdown: '- a\n  1. b\n  2. c\n- d\n',
    wiki: '* a\n*# b\n*# c\n* d',
  },
  'code block': {
    adf: [{ type: 'codeBlock', attrs: { language: 'java' }, content: [t('List<String> a;\n  // *x*')] }],
    storage: macro(
      'code',
      `${param('language', 'java')}<ac:plain-text-body><![CDATA[List<String> a;\n  // *x*]]></ac:plain-text-body>`,
    ),
    markdown: '```java\nList<String> a;\n  // *x*\n```\n',
    wiki: '{code:java}\nList<String> a;\n  // *x*\n{code}',
  },
  'quote and rule': {
    adf: [{ type: 'blockquote', content: [p(t('said'))] }, { type: 'rule' }],
    storage: '<blockquote><p>said</p></blockquote><hr/>',
    markdown: '> said\n\n---\n',
    wiki: '{quote}\nsaid\n{quote}\n\n----',
  },
  table: {
    adf: [
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [th(p(t('Key'))), th(p(t('Value')))] },
          { type: 'tableRow', content: [td(p(t('a|b'))), td(p(t('c')))] },
        ],
      },
    ],
    storage:
      '<table><tbody><tr><th><p>Key</p></th><th><p>Value</p></th></tr><tr><td><p>a|b</p></td><td><p>c</p></td></tr></tbody></table>',
    markdown: 'Key|Value\n-|-\na\\|b|c\n',
    wiki: '||Key||Value||\n|a\\|b|c|',
  },
  panel: {
    adf: [{ type: 'panel', attrs: { panelType: 'warning' }, content: [p(t('hot'))] }],
    storage: macro('warning', '<ac:rich-text-body><p>hot</p></ac:rich-text-body>'),
    markdown: '> [!WARNING]\n> hot\n',
    wiki: '{panel:bgColor=#fffae6}\nhot\n{panel}',
  },
  expand: {
    adf: [{ type: 'expand', attrs: { title: 'More' }, content: [p(t('inside'))] }],
    storage: macro('expand', `${param('title', 'More')}<ac:rich-text-body><p>inside</p></ac:rich-text-body>`),
    markdown: '<details>\n<summary>More</summary>\n\ninside\n\n</details>\n',
    wiki: '{panel:title=More|borderStyle=dashed}\ninside\n{panel}',
  },
  'smart link': {
    adf: [p({ type: 'inlineCard', attrs: { url: 'https://a.b' } }, t(' there'))],
    storage: '<p><a href="https://a.b" data-card-appearance="inline">https://a.b</a> there</p>',
    markdown: ':card[https://a.b] there\n',
    wiki: '[https://a.b|https://a.b|smart-link] there',
  },
  'mention by account': {
    adf: [p({ type: 'mention', attrs: { id: '5b10' } }, t(' did'))],
    storage: '<p><ac:link><ri:user ri:account-id="5b10"/></ac:link> did</p>',
    markdown: '@[accountid:5b10] did\n',
    wiki: '[~accountid:5b10] did',
  },
};

describe.each(Object.entries(samples))('%s', (_, { adf, storage, markdown, wiki }) => {
  const tree = readAdf({ type: 'doc', version: 1, content: adf });

  it('is written in each format', () => {
    expect(writeStorage(tree)).toBe(storage);
    expect(writeMarkdown(tree)).toBe(markdown);
    expect(writeWiki(tree)).toBe(wiki);
    expect(writeAdf(tree)).toEqual({ type: 'doc', version: 1, content: adf });
  });

  it('is the same Markdown from each format', () => {
    expect(writeMarkdown(readStorage(storage))).toBe(markdown);
    expect(writeMarkdown(readMarkdown(markdown))).toBe(markdown);
    expect(writeMarkdown(readWiki(wiki))).toBe(markdown);
  });

  it('is the same storage and ADF from Markdown', () => {
    expect(writeStorage(readMarkdown(markdown))).toBe(storage);
    expect(writeAdf(readMarkdown(markdown))).toEqual({ type: 'doc', version: 1, content: adf });
  });
});

/** What two formats say and the others only approximate. */
describe('tasks, status, date, emoji, page links', () => {
  const markdown = [
    '- [ ] open\n  - [x] below\n- [x] done\n',
    ':status[In progress]{blue} until :date[2026-11-30] :emoji[tick]\n',
    '[the plan](page:ENG/Release%20plan#Scope) and <issue:PROJ-7> with <attachment:a.pdf>\n',
    '![chart](attachment:q1.png "Growth in **Q1**")\n',
    '> [!INFO] Careful\n> text\n',
    '```js title="main.js"\nrun();\n```\n',
  ];

  it.each(markdown)('Markdown → storage → Markdown: %s', (text) => {
    expect(writeMarkdown(readStorage(writeStorage(readMarkdown(text))))).toBe(text);
  });

  it('writes storage as Confluence has it', () => {
    expect(writeStorage(readMarkdown(markdown[0] ?? ''))).toBe(
      '<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>open' +
        '<ac:task-list><ac:task><ac:task-id>2</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>below</ac:task-body></ac:task></ac:task-list>' +
        '</ac:task-body></ac:task><ac:task><ac:task-id>3</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>done</ac:task-body></ac:task></ac:task-list>',
    );
    expect(writeStorage(readMarkdown(markdown[1] ?? ''))).toBe(
      `<p>${macro('status', param('colour', 'Blue') + param('title', 'In progress'))} until <time datetime="2026-11-30"/> <ac:emoticon ac:name="tick"/></p>`,
    );
    expect(writeStorage(readMarkdown(markdown[2] ?? ''))).toBe(
      '<p><ac:link ac:anchor="Scope"><ri:page ri:space-key="ENG" ri:content-title="Release plan"/><ac:link-body>the plan</ac:link-body></ac:link>' +
        ` and ${macro('jira', param('key', 'PROJ-7'))} with <ac:link><ri:attachment ri:filename="a.pdf"/><ac:link-body>a.pdf</ac:link-body></ac:link></p>`,
    );
  });

  it('resolves links inside the site for ADF, and keeps the text of those it cannot', () => {
    const document = readMarkdown('[PROJ-7](issue:PROJ-7) [plan](page:ENG/Plan)');
    const links = (ref: { kind: string }) => (ref.kind === 'issue' ? 'https://x.y/browse/PROJ-7' : undefined);
    expect(writeAdf(document, { links }).content).toEqual([
      p(t('PROJ-7', { type: 'link', attrs: { href: 'https://x.y/browse/PROJ-7' } }), t(' '), t('plan')),
    ]);
  });
});
