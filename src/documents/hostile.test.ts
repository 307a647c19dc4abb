import { describe, expect, it } from 'vitest';
import { readAdf } from './adf/read.ts';
import { writeAdf } from './adf/write.ts';
import { DocumentError } from './document-error.ts';
import { readMarkdown } from './markdown/read.ts';
import { writeMarkdown } from './markdown/write.ts';
import { readStorage } from './storage/read.ts';
import { writeStorage } from './storage/write.ts';
import type { Document } from './tree.ts';
import { readWiki } from './wiki/read.ts';
import { writeWiki } from './wiki/write.ts';

// HOSTILE_CHARACTERS=1000000 asks for a megabyte of each.
const size = Number(process.env.HOSTILE_CHARACTERS ?? 50_000);
const fill = (unit: string) => unit.repeat(Math.ceil(size / unit.length));
const nested = (open: string, close: string, inside = 'x') => {
  const count = Math.floor(size / (open.length + close.length));
  return open.repeat(count) + inside + close.repeat(count);
};
const lines = (unit: string) => fill(`${unit}\n`);
/** Lines that are one step longer each. */
const stairs = (line: (depth: number) => string) =>
  Array.from({ length: Math.ceil(Math.sqrt(2 * size)) }, (_, depth) => line(depth)).join('\n');

const markdown: Record<string, string> = {
  'nested lists on a line': `${fill('- ')}x`,
  'nested list staircase': stairs((depth) => `${' '.repeat(depth)}- x`),
  'ordered on a line': fill('1. '),
  quotes: fill('>'),
  'quotes with spaces': fill('> '),
  'quote lines': lines('> > > > x'),
  'open brackets': fill('['),
  'close brackets': fill(']'),
  'balanced brackets': nested('[', ']'),
  'link starts': fill('[a]('),
  'nested links': nested('[', '](x)'),
  'nested images': nested('![', '](x)'),
  'image starts': fill('!['),
  'emphasis runs': fill('*a '),
  'emphasis open': fill('**a'),
  'emphasis mixed': fill('*_a '),
  underscores: fill('_a_a '),
  tildes: fill('~~a '),
  'backticks growing': Array.from({ length: 1400 }, (_, n) => '`'.repeat(n + 1)).join(' '),
  backticks: fill('`a '),
  entities: fill('&amp;'),
  'broken entities': fill('&a'),
  'less than': fill('<'),
  tags: fill('<u>'),
  'closing tags': fill('</u>'),
  'open tag attributes': `<a ${fill('b="c" ')}`,
  'tag spaces': `<a${fill(' ')}`,
  comments: fill('<!--'),
  autolinks: fill('<http:'),
  'reference links': fill('<page:a b '),
  'reference without end': `<page:${fill('a ')}`,
  urls: fill('http://a.b/('),
  'url parentheses': `http://a.b/${fill(')')}`,
  notation: fill(':status['),
  'notation labels': fill(':status[a]{'),
  mentions: fill('@['),
  'mention arguments': fill('@[a](accountid:'),
  directives: lines(':::x{#m1-0000}'),
  'closing directives': lines(':::'),
  details: lines('<details>'),
  divisions: lines('<div>'),
  'divisions on a line': fill('<div>'),
  'list tags': fill('<ul><li>'),
  'note references': fill('[^1]'),
  'note starts': fill('[^'),
  notes: `${fill('[^a]')}\n\n${lines('[^a]: b')}`,
  'different notes': Array.from({ length: size / 10 }, (_, n) => `[^${n}]: b`).join('\n'),
  'nested notes': fill('[^a]: '),
  'front matter': `---\n${lines('a: b')}`,
  'table tags': fill('<table><tr><td>'),
  cells: fill('<td>a</td>'),
  'open cells': fill('<td>a'),
  pipes: fill('|'),
  'table rows': `| a | b |\n| --- | --- |\n${lines('| a | b |')}`,
  'table delimiter': `|a|\n${fill('|-')}`,
  'wide table': `${fill('|a')}\n${fill('|-')}`,
  dashes: fill('-'),
  'dash lines': lines('- - - x'),
  spaces: `a${fill(' ')}b`,
  'bold spaces': `**a${fill(' ')}b** **${fill(' ')}`,
  references: fill('[a]: b\n'),
  'reference starts': lines('[a]:'),
  fences: lines('```'),
  escapes: fill('\\'),
  hashes: `# ${fill('#')}`,
  'lazy lines': `> ${lines('x')}`,
};

const storage: Record<string, string> = {
  'unclosed paragraphs': fill('<p>'),
  'unclosed marks': fill('<strong>'),
  'nested lists': nested('<ul><li>', '</li></ul>'),
  'nested quotes': nested('<blockquote>', '</blockquote>'),
  'nested macros': nested(
    '<ac:structured-macro ac:name="x"><ac:rich-text-body>',
    '</ac:rich-text-body></ac:structured-macro>',
  ),
  'closing tags': fill('</p>'),
  'less than': fill('<'),
  'open tag': `<p ${fill('a="b" ')}`,
  entities: `<p>${fill('&nbsp;')}</p>`,
  'broken entities': `<p>${fill('&a')}</p>`,
  ampersands: `<p>${fill('&')}</p>`,
  cdata: fill('<![CDATA[x]]>'),
  'unclosed cdata': fill('<![CDATA['),
  'cdata ends': `<p>${fill(']]>')}</p>`,
  comments: fill('<!--'),
  siblings: fill('<p>a</p>'),
  'inline siblings': `<p>${fill('<b>a</b><i>b</i>')}</p>`,
  // Something that is no item, row or task shows only behind all that is nested.
  'lists with text': '<ul><li>'.repeat(45) + '</li>x</ul>'.repeat(45),
  'tables with text': '<table><tr><td>'.repeat(30) + '</td></tr>x</table>'.repeat(30),
  'tasks with others':
    '<ac:task-list><ac:task><ac:task-body>'.repeat(30) +
    '</ac:task-body></ac:task><p/></ac:task-list>'.repeat(30),
  'empty macros': fill('<ac:structured-macro ac:name="toc"/>'),
  images: fill('<ac:image><ri:url ri:value="x"/></ac:image>'),
  'macros in text': `<p>${fill('a<ac:structured-macro ac:name="x"/>')}</p>`,
  spaces: `<p>a${fill(' ')}b</p>`,
  'space elements': `<p>${fill('<b> </b>')}</p>`,
  breaks: `<p>${fill('<br/>')}</p>`,
  tasks: fill('<ac:task-list><ac:task><ac:task-body>'),
  cells: `<table><tr>${fill('<td>a</td>')}</tr></table>`,
  links: `<p>${fill('<ac:link><ri:page ri:content-title="x"/></ac:link>')}</p>`,
};

const wiki: Record<string, string> = {
  bullets: fill('*'),
  'bullet lines': lines('*** x'),
  'deep bullet lines': lines(`${'*'.repeat(20)} x`),
  staircase: stairs((depth) => `${'*'.repeat(depth + 1)} x`),
  bars: fill('|'),
  'table lines': lines('|a|b|'),
  'open row': `|a\n${lines('b')}`,
  'blank in rows': lines('|a\n\nb|'),
  braces: fill('{'),
  mono: fill('{{a'),
  'mono ends': `${fill('{{')}\n}}`,
  brackets: fill('['),
  'bracket links': fill('[a|'),
  'nested quotes': fill('{quote}'),
  'quote panel': fill('{quote}{panel}'),
  panels: fill('{panel:title=x}'),
  'unclosed code': fill('{code}x'),
  'code starts': fill('{code:js}'),
  'closing late': `${fill('{panel:title=x}')}{panel}`,
  colors: fill('{color:red}x'),
  'color lines': fill('{color:red}x\n'),
  phrases: fill('*a _b -c +d '),
  'phrase ends': fill('a* b_ '),
  pictures: fill('!a.png|'),
  exclamations: fill('!a'),
  escapes: fill('\\'),
  dashes: fill('-'),
  headings: lines('h1. x'),
  references: fill('&#'),
  emoticons: fill('(x'),
  urls: fill('http://a.b/!!!'),
  'macro params': `{a:${fill('b')}`,
  macros: fill('{a:b}'),
  spaces: `a${fill(' ')}b`,
  'cell brackets': `|${fill('[a')}|`,
  nul: fill('\0'),
};

function adfNested(type: string, item?: string): unknown {
  let node: unknown = { type: 'paragraph', content: [] };
  for (let depth = 0; depth < 20_000; depth++)
    node = { type, content: [item ? { type: item, content: [node] } : node] };
  return { type: 'doc', version: 1, content: [node] };
}
// Below each item, row or task another node that does not belong there.
function adfOdd(depth: number, wrap: (inside: object) => object[]): unknown {
  const odd = { type: 'paragraph', content: [] };
  let node: object = odd;
  for (let at = 0; at < depth; at++) node = { ...wrap(node)[0], content: [...wrap(node).slice(1), odd] };
  return { type: 'doc', version: 1, content: [node] };
}
const task = { type: 'blockTaskItem', attrs: { state: 'TODO' } };
const adf: Record<string, unknown> = {
  'odd lists': adfOdd(45, (inside) => [{ type: 'bulletList' }, { type: 'listItem', content: [inside] }]),
  'odd tables': adfOdd(30, (inside) => [
    { type: 'table' },
    { type: 'tableRow', content: [{ type: 'tableCell', content: [inside] }] },
  ]),
  'odd tasks': adfOdd(45, (inside) => [{ type: 'taskList' }, { ...task, content: [inside] }]),
  'deep attributes': {
    type: 'doc',
    version: 1,
    content: [{ type: 'extension', attrs: JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`) }],
  },
  'nested lists': adfNested('bulletList', 'listItem'),
  'nested quotes': adfNested('blockquote'),
  'nested unknown': adfNested('mystery'),
  'many paragraphs': {
    type: 'doc',
    version: 1,
    content: Array.from({ length: 20_000 }, () => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'a' }],
    })),
  },
  'many marks': {
    type: 'doc',
    version: 1,
    content: [
      {
        type: 'paragraph',
        content: Array.from({ length: 20_000 }, (_, n) => ({
          type: 'text',
          text: 'a b ',
          marks: [{ type: n % 2 ? 'strong' : 'em' }, { type: 'underline' }],
        })),
      },
    ],
  },
  'one long text': {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: fill('_*[]~|') }] }],
  },
  'long spaces': {
    type: 'doc',
    version: 1,
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: `a${fill(' ')}b`, marks: [{ type: 'strong' }] }] },
    ],
  },
  'long code': {
    type: 'doc',
    version: 1,
    content: [{ type: 'codeBlock', content: [{ type: 'text', text: fill('`\n') }] }],
  },
};

// Processor time of reading and of four times writing, since other tests share the machine. Linear paths take up to some
// seconds; a quadratic one takes a multiple.
const bound = 2 + size / 100_000;

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function answers(read: () => Document): void {
  const started = processorSeconds();
  try {
    const document = read();
    for (const write of [writeMarkdown, writeStorage, writeWiki, writeAdf]) {
      try {
        write(document);
      } catch (error) {
        expect(error).toBeInstanceOf(DocumentError);
      }
    }
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
  }
  expect(processorSeconds() - started).toBeLessThan(bound);
}

describe(`${size} characters of hostile text end in an answer or a DocumentError`, {
  timeout: 60_000,
}, () => {
  it.each(Object.entries(markdown))('Markdown: %s', (_, text) => answers(() => readMarkdown(text)));
  it.each(Object.entries(storage))('storage: %s', (_, text) => answers(() => readStorage(text)));
  it.each(Object.entries(wiki))('wiki: %s', (_, text) => answers(() => readWiki(text)));
  it.each(Object.entries(adf))('ADF: %s', (_, json) => answers(() => readAdf(json)));
});

describe('size', () => {
  it.each([readMarkdown, readStorage, readWiki])(
    '%o refuses more than five million characters before parsing',
    (read) => {
      expect(() => read('['.repeat(5_000_001))).toThrow(DocumentError);
    },
  );
});
