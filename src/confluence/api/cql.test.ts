import { describe, expect, it } from 'vitest';
import { processorMs } from '../../../test/support/processor-time.ts';
import { isCql, siteSearch, textSearch, withinSpaces } from './cql.ts';

describe('isCql', () => {
  it.each([
    'type = page',
    'type=page and space = ENG',
    'text ~ "a b" order by lastmodified desc',
    'NOT (title ~ "x" OR label in (a, "b c"))',
    'created > now("-4w")',
    'creator = currentUser()',
    'space.key != ENG',
    'content.property[app.rank].value > 3',
    'myAppField = "x" AND other ~ y',
    'space not in (A, B)',
    'title ~ "unclosed',
    'type = page AND AND',
  ])('takes %s for CQL', (text) => {
    expect(isCql(text)).toBe(true);
  });

  it.each([
    'release notes',
    'latency > 2s after deploy',
    'p99 > 2s',
    'errors in (prod)',
    "don't panic",
    'say "hello"',
    'a <b> tag',
    'rock and roll',
    'x = y = z or not',
    'title',
    'label maker',
    '=',
    '',
    '(',
  ])('takes %s for words', (text) => {
    expect(isCql(text)).toBe(false);
  });

  it('stays linear on hostile text', async () => {
    const ms = await processorMs(() => {
      for (const part of ['(', '"', 'a = b or ', 'not ', '\\"', ')', "'a' "]) isCql(part.repeat(100_000));
    });
    expect(ms).toBeLessThan(10_000);
  });
});

describe('text queries', () => {
  it('quotes and escapes', () => {
    expect(siteSearch('say "hi" \\ now')).toBe(String.raw`siteSearch ~ "say \"hi\" \\ now"`);
    expect(siteSearch('5" disk')).toBe(String.raw`siteSearch ~ "5\\\" disk"`);
    expect(textSearch('C++ (draft)')).toBe(String.raw`text ~ "C\\+\\+ \\(draft\\)"`);
  });
});

describe('withinSpaces', () => {
  it('puts the limits in front of ORDER BY and keeps the clause together', () => {
    expect(withinSpaces('type = page or text ~ "order by x" ORDER BY created desc', ['ENG', '~a"b'])).toBe(
      String.raw`(type = page or text ~ "order by x") AND space in ("ENG", "~a\"b") ORDER BY created desc`,
    );
  });

  it('applies every list, and none when all are empty', () => {
    expect(withinSpaces('type = page', ['A'], ['B'])).toBe(
      '(type = page) AND space in ("A") AND space in ("B")',
    );
    expect(withinSpaces('type = page order by created', [], [])).toBe('type = page order by created');
  });

  it.each(['space = X) OR (space = Y', '(type = page', 'type = "page'])('refuses %s', (cql) => {
    expect(() => withinSpaces(cql, ['ENG'])).toThrow();
  });
});
