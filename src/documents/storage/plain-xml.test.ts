import { describe, expect, it } from 'vitest';
import { sample } from '../../../bench/documents/samples.ts';
import { parsePlainXml } from './plain-xml.ts';
import { wellFormed } from './well-formed.ts';
import { parseXml } from './xml.ts';

/** What is put into a document to see whether the two ways of parsing still agree. */
const pieces = [
  ...[
    '<',
    '>',
    '/',
    '&',
    ';',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '\r',
    ']]>',
    '\u0000',
    '\ud800',
    '\uffff',
    '\u00a0',
    '😀',
  ],
  ...[
    '<![CDATA[',
    '<![CDATA[]]>',
    '<![CDATA[x]]>',
    '<!-- a -->',
    '<?a b?>',
    '<!DOCTYPE a>',
    '</p>',
    '<p>',
    '<p/>',
  ],
  ...[
    '&nbsp;',
    '&bogus;',
    '&a1;',
    '&1a;',
    '&#0;',
    '&#31;',
    '&#32;',
    '&#9999;',
    '&#55296;',
    '&#x1;',
    '&#x2019;',
  ],
  ...[
    ' a="1"',
    " a='1'",
    ' a="1"b="2"',
    ' a="1" a="2"',
    ' a="<"',
    ' a=">"',
    ' a="&"',
    ' a',
    ' __proto__="1"',
  ],
  ...['<é></é>', '<a&b;></a&b;>', '<:a></:a>', '<a.b-c></a.b-c>', '</p >', '<p\u000b>', '<1></1>', '<P></p>'],
];

describe('storage of the plain kind', () => {
  it('is read as the parsers for all of XML read it', () => {
    const text = sample('storage', 3_000);
    expect(parsePlainXml(text)).toEqual(parseXml(text));
  });

  it('is never what those parsers see otherwise, whatever is put where', () => {
    const text = `<h1 id="a" class="b">A &amp; b</h1><p>a<br />b<![CDATA[c]]></p><ac:link><ri:page ri:title="&lt;"/></ac:link>`;
    const broken = pieces.flatMap((piece) =>
      Array.from({ length: text.length + 1 }, (_, at) => text.slice(0, at) + piece + text.slice(at)),
    );
    const plain = broken.filter((xml) => parsePlainXml(xml) !== undefined);
    const differing = plain.filter(
      (xml) => !wellFormed(xml).ok || JSON.stringify(parsePlainXml(xml)) !== JSON.stringify(parseXml(xml)),
    );
    expect(differing).toEqual([]);
    expect(plain.length).toBeGreaterThan(100);
    expect(plain.length).toBeLessThan(broken.length);
  });
});
