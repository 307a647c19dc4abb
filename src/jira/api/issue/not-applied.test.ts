import { describe, expect, it } from 'vitest';
import { notApplied } from './not-applied.ts';

describe('notApplied', () => {
  it.each([
    ['text that Jira trims', 'a\r\nb ', 'a\nb'],
    ['a choice by id', { id: '3' }, { id: '3', name: 'High' }],
    ['a choice by name in another case', { name: 'high' }, { id: '3', name: 'High' }],
    ['a cascade', { id: '1', child: { id: '2' } }, { id: '1', value: 'A', child: { id: '2', value: 'B' } }],
    ['a moment in another zone', '2026-03-31T07:30:00.000+0000', '2026-03-31T09:30:00.000+0200'],
    ['a list in another order', ['a', 'b'], ['b', 'a', 'c']],
    ['a document', { type: 'doc', content: [] }, { type: 'doc', content: [{}] }],
    ['a sprint by id', 9, [{ id: 9, name: 'S9' }]],
    ['nothing', null, null],
    ['an empty list', [], []],
  ])('takes %s as kept', (_, sent, kept) => {
    expect(notApplied({ field: sent }, { field: kept })).toEqual([]);
  });

  it.each([
    ['a value that is gone', 'x', null],
    ['another choice', { id: '3' }, { id: '4', name: 'Low' }],
    ['a child that is gone', { id: '1', child: { id: '2' } }, { id: '1' }],
    ['an element that is missing', ['a', 'b'], ['a']],
    ['what should have been cleared', null, { accountId: '1' }],
    ['a number that differs', 3, 5],
  ])('reports %s', (_, sent, kept) => {
    expect(notApplied({ field: sent }, { field: kept })).toEqual(['field']);
  });

  it('says nothing of fields that were not read', () => {
    expect(notApplied({ field: 'x' }, {})).toEqual([]);
  });
});
