import { describe, expect, it } from 'vitest';
import { decodeTinyId, pageFrom } from './page-reference.ts';

describe('pageFrom', () => {
  it.each([
    ['123456', '123456'],
    [' 00123 ', '123'],
    ['https://acme.atlassian.net/wiki/spaces/ENG/pages/7001/Release+checklist', '7001'],
    ['https://acme.atlassian.net/wiki/spaces/ENG/pages/7001', '7001'],
    ['https://acme.atlassian.net/wiki/spaces/ENG/pages/edit-v2/7001?draftShareId=1', '7001'],
    ['/spaces/ENG/pages/7001/Title#Heading', '7001'],
    ['https://acme.atlassian.net/wiki/spaces/ENG/blog/2026/01/31/7002/News', '7002'],
    ['https://wiki.example/confluence/pages/viewpage.action?pageId=7003&focusedCommentId=9', '7003'],
    ['https://wiki.example/x/N4CIO', '948469815'],
    ['/wiki/x/AQ', '1'],
  ])('reads %s', (reference, id) => {
    expect(pageFrom(reference)).toEqual({ id });
  });

  it.each([
    ['ENG:Release checklist', 'ENG', 'Release checklist'],
    ['~ada: Notes: all of them', '~ada', 'Notes: all of them'],
    ['https://acme.atlassian.net/wiki/display/ENG/Release+checklist', 'ENG', 'Release checklist'],
    ['/confluence/display/~ada/100%25+done', '~ada', '100% done'],
    [
      'https://wiki.example/pages/viewpage.action?spaceKey=ENG&title=Release+checklist',
      'ENG',
      'Release checklist',
    ],
  ])('reads the title in %s', (reference, spaceKey, title) => {
    expect(pageFrom(reference)).toEqual({ spaceKey, title });
  });

  it.each([
    'Release checklist',
    '',
    '0',
    '-5',
    '9223372036854775808',
    'https://acme.atlassian.net/wiki/display/ENG',
    'https://acme.atlassian.net/wiki/display/ENG/2026/01/31/News',
    '/pages/viewpage.action?pageId=1&pageId=2',
    '/pages/viewpage.action?pageId=abc',
    'https://wiki.example/x/A',
  ])('refuses %s', (reference) => {
    expect(() => pageFrom(reference)).toThrow(/names no page/);
  });
});

describe('decodeTinyId', () => {
  it.each([
    ['AQ', '1'],
    ['N4CIO', '948469815'],
    ['_', '248'],
    ['-', '252'],
    ['AAAAAAE', '4294967296'],
  ])('decodes %s', (tiny, id) => {
    expect(decodeTinyId(tiny)).toBe(id);
  });

  it.each(['A', 'N4CIOA', 'AAAAAAAAAAAA', '%', ''])('refuses %s', (tiny) => {
    expect(decodeTinyId(tiny)).toBeUndefined();
  });
});
