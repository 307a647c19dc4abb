import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../test/support/processor-time.ts';
import { wellFormednessProblem } from './storage/check-well-formed.ts';
import { toAdf } from './storage/to-adf.ts';
import { toView } from './storage/to-view.ts';
import { visibleText } from './storage/visible-text.ts';

const problem = (source: string): string | undefined =>
  wellFormednessProblem(source)
    ?.replace('Error parsing xhtml: ', '')
    .replace('\n at [row,col {unknown-source}]: ', ' ');

describe('well-formedness', () => {
  it.each([
    '',
    'plain text',
    '<p>a &amp; b &nbsp;&mdash;&#8211;&#xA0;</p>',
    '<ac:structured-macro ac:name="x"><ac:plain-text-body><![CDATA[a ]]]]><![CDATA[> <b> & c]]></ac:plain-text-body></ac:structured-macro>',
    '<p class=\'x\'><br/><ri:user ri:userkey="k" /></p><!-- a -- comment -->',
    '<at:declarations /><p xmlns:x="u"><x:y /></p>',
  ])('takes %s', (source) => {
    expect(problem(source)).toBeUndefined();
  });

  it.each([
    ['<p>', 'Unexpected EOF; was expecting a close tag for element <p> [1,4]'],
    ['<p>\n<b>x</p>', 'Unexpected close tag </p>; expected </b>. [2,5]'],
    ['</p>', 'Unexpected close tag </p>; expected </xml>. [1,1]'],
    ['<p>a & b</p>', "Unexpected character ' ' (code 32) (expected a ';') [1,7]"],
    ['<p>&bogus;</p>', 'Undeclared general entity "bogus" [1,5]'],
    ['<acme:x />', 'Undeclared namespace prefix "acme" [1,1]'],
    ['<p acme:x="1" />', 'Undeclared namespace prefix "acme" [1,1]'],
    ['<input checked>', "Unexpected character '>' (code 62) expected '=' [1,15]"],
    ['<a href=x>', "Unexpected character 'x' (code 120) expected a quoted attribute value [1,9]"],
    ['<a x="1" x="2" />', "Duplicate attribute 'x'. [1,1]"],
    ['a < b', "Unexpected character ' ' (code 32) expected a name start character [1,4]"],
    [
      '<p>]]></p>',
      "String ']]>' not allowed in textual content, except as the end marker of CDATA section [1,4]",
    ],
    ['<![CDATA[x', 'Unexpected EOF; was expecting ]]> [1,1]'],
    ['<!DOCTYPE html>', "Unexpected character '!' (code 33) expected a name start character [1,2]"],
  ])('refuses %s', (source, expected) => {
    expect(problem(source)).toBe(expected);
  });

  it('is linear in hostile input', async () => {
    const ms = await processorMs(() => {
      for (const piece of [
        '<',
        '<a ',
        '<p>',
        '</p>',
        '&',
        '&amp',
        '<![CDATA[',
        '<!--',
        '<a x="',
        ' x',
        ']]',
        '<a x="1" ',
      ])
        wellFormednessProblem(piece.repeat(100_000));
      expect(wellFormednessProblem('<p>'.repeat(100_000) + '</p>'.repeat(100_000))).toBeUndefined();
    });
    expect(ms).toBeLessThan(10_000);
  });
});

const sample =
  '<h1>Title</h1><p>One &amp; <strong>two</strong>words</p><ac:task-list><ac:task><ac:task-id>7</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>do it</ac:task-body></ac:task></ac:task-list>' +
  '<ac:structured-macro ac:name="code"><ac:parameter ac:name="language">js</ac:parameter><ac:plain-text-body><![CDATA[a < b]]></ac:plain-text-body></ac:structured-macro><ul><li><p>x</p></li><li><p>y</p></li></ul>';

describe('what becomes of a body', () => {
  it('shows its text without what only configures', () => {
    expect(visibleText(sample)).toBe('Title One & twowords do it a < b x y');
  });

  it('shows its view without Confluence elements', () => {
    const view = toView(sample);
    expect(view).toContain('<h1>Title</h1><p>One &amp; <strong>two</strong>words</p>');
    expect(view).toContain('<pre class="syntaxhighlighter-pre">a &lt; b</pre>');
    expect(view).not.toMatch(/<\/?(ac|ri):|incomplete|js/);
  });

  it('shows a plain Atlassian document', () => {
    expect(toAdf(sample).content.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'codeBlock',
      'bulletList',
    ]);
  });
});
