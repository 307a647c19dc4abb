import { describe, expect, it } from 'vitest';
import { children, walk } from '../children.ts';
import { DocumentError } from '../document-error.ts';
import { writeMarkdown } from '../markdown/write.ts';
import { plainText } from '../plain-text.ts';
import { spanOf } from '../source-span.ts';
import type { Document } from '../tree.ts';
import { readStorage } from './read.ts';
import { wellFormed } from './well-formed.ts';
import { writeStorage } from './write.ts';

const macro = (name: string, inside: string, attributes = '') =>
  `<ac:structured-macro ac:name="${name}"${attributes}>${inside}</ac:structured-macro>`;
const code = (document: Document) =>
  document.content.flatMap((block) =>
    block.type === 'codeBlock' ? block.content.map((text) => text.text) : [],
  );

describe('reading storage', () => {
  it('keeps code verbatim, split end marks and entities included', () => {
    const body =
      '<ac:plain-text-body><![CDATA[if (a[b[0]]]]><![CDATA[> 1) &amp; "x" <b>]]></ac:plain-text-body>';
    const document = readStorage(macro('code', body));
    expect(code(document)).toEqual(['if (a[b[0]]> 1) &amp; "x" <b>']);
    expect(code(readStorage(writeStorage(document)))).toEqual(['if (a[b[0]]> 1) &amp; "x" <b>']);
  });

  it('decodes named and numeric entities, and keeps what is none', () => {
    expect(plainText(readStorage('<p>&rarr; &eacute;&#8364;&#x41; &amp;amp; &bogus; AT&T</p>'))).toBe(
      '→ é€A &amp; &bogus; AT&T',
    );
  });

  it('reads unknown macros as tokens, and those with a body as containers', () => {
    const xml = `<p>a ${macro('future', '<ac:parameter ac:name="title">T</ac:parameter>')}</p>${macro('excerpt', '<ac:rich-text-body><p>kept</p></ac:rich-text-body>')}`;
    const document = readStorage(xml);
    expect(writeMarkdown(document)).toMatch(
      /^a :macro\[future "T"\]\{#m1-[0-9a-f]{4}\}\n\n:::excerpt\{#m2-[0-9a-f]{4}\}\nkept\n:::\n$/,
    );
    expect(writeStorage(document)).toBe(xml);
  });

  it('shows no parameter as text', () => {
    const xml = macro('toc', '<ac:parameter ac:name="maxLevel">3</ac:parameter>');
    expect(plainText(readStorage(xml))).toBe('');
    expect(writeStorage(readStorage(xml))).toBe(xml);
  });

  it('keeps layouts and inline comment markers around their text', () => {
    const xml =
      '<ac:layout><ac:layout-section ac:type="single"><ac:layout-cell><p>a <ac:inline-comment-marker ac:ref="r1">b</ac:inline-comment-marker></p></ac:layout-cell></ac:layout-section></ac:layout>';
    expect(writeStorage(readStorage(xml))).toBe(xml);
    expect(plainText(readStorage(xml))).toBe('a b');
  });

  it('keeps parameters and attributes it does not understand', () => {
    const xml = macro(
      'info',
      '<ac:parameter ac:name="icon">false</ac:parameter><ac:rich-text-body><p>a</p></ac:rich-text-body>',
      ' ac:schema-version="1" ac:macro-id="m"',
    );
    expect(writeStorage(readStorage(xml))).toBe(xml);
    const table =
      '<table data-layout="wide"><colgroup><col style="width: 10px;"/></colgroup><tbody><tr><td colspan="2" class="x">a</td></tr></tbody></table>';
    expect(writeStorage(readStorage(table))).toBe(table);
  });

  it('reads a paragraph with a macro around blocks without losing either', () => {
    const xml = `<p>before ${macro('info', '<ac:rich-text-body><p>in</p></ac:rich-text-body>', ' ac:schema-version="1"')} after</p>`;
    const document = readStorage(xml);
    expect(plainText(document)).toBe('before\nin\nafter');
    expect(readStorage(writeStorage(document))).toEqual(document);
  });

  it('mends what is not well-formed', () => {
    const document = readStorage(
      '<p>a <b>bold<p>c & d</p><ac:structured-macro ac:name=x><ac:parameter ac:name="y">1',
    );
    expect(plainText(document).replace(/\s+/g, '')).toBe('aboldc&d');
    expect(wellFormed(writeStorage(document))).toEqual({ ok: true });
  });

  it('refuses what is nested too deep', () => {
    expect(() => readStorage('<div>'.repeat(200))).toThrow(DocumentError);
  });

  it('knows where every node stands in the source', () => {
    const xml =
      '<h1>T</h1>\n<ul><li>a</li><li><p>b <em>c</em></p></li></ul><table><tbody><tr><td>d</td></tr></tbody></table>';
    const document = readStorage(xml);
    const sources = document.content.map((node) => xml.slice(spanOf(node)?.start, spanOf(node)?.end));
    expect(sources).toEqual([
      '<h1>T</h1>',
      '<ul><li>a</li><li><p>b <em>c</em></p></li></ul>',
      xml.slice(xml.indexOf('<table>')),
    ]);
    walk(document, (node) => {
      const span = spanOf(node);
      for (const child of children(node)) {
        const inner = spanOf(child);
        if (span && inner) expect(inner.start >= span.start && inner.end <= span.end).toBe(true);
      }
    });
  });
});

describe('writing storage', () => {
  it('cannot be broken by any text', () => {
    const document: Document = {
      type: 'doc',
      version: 1,
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: '</p><script>&\u0000\ud800"\'',
              marks: [{ type: 'link', attrs: { href: '"><x&' } }],
            },
          ],
        },
        { type: 'codeBlock', title: '</ac:parameter>', content: [{ type: 'text', text: ']]>\u0001]]]]>' }] },
        { type: 'expand', attrs: { title: '<&>' }, content: [] },
      ],
    };
    const xml = writeStorage(document);
    expect(wellFormed(xml)).toEqual({ ok: true });
    expect(code(readStorage(xml))).toEqual([']]>\ufffd]]]]>']);
  });

  it('numbers new tasks without repeating a number', () => {
    const xml =
      '<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>a</ac:task-body></ac:task></ac:task-list>';
    const document = readStorage(xml);
    expect(writeStorage(document)).toBe(xml);
    document.content.push({
      type: 'taskList',
      content: [{ type: 'taskItem', attrs: { state: 'TODO' }, content: [] }],
    });
    expect(writeStorage(document)).toContain('<ac:task-id>2</ac:task-id>');
  });
});
