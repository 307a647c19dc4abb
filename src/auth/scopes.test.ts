import { expect, it } from 'vitest';
import { concerns, covers, neededScopes } from './scopes.ts';

it.each([
  ['read:jira-work', 'jira', 'reads'],
  ['write:jira-work', 'jira', 'changes'],
  ['manage:servicedesk-customer', 'jira', 'changes'],
  ['delete:issue:jira', 'jira', 'changes'],
  ['search:confluence', 'confluence', 'reads'],
  ['readonly:content.attachment:confluence', 'confluence', 'reads'],
] as const)('%s is about %s and %s', (scope, product, what) => {
  const other = product === 'jira' ? 'confluence' : 'jira';
  expect([concerns(scope, product), concerns(scope, other)]).toEqual([true, false]);
  expect(covers([scope], product, false)).toBe(what === 'reads');
  expect(covers([scope], product, true)).toBe(what === 'changes');
  expect(covers([scope], other, what === 'changes')).toBe(false);
});

it('takes the words of Data Center for either product, each for what is less as well', () => {
  const allowed = ['READ', 'WRITE', 'ADMIN', 'SYSTEM_ADMIN'].map((scope) => [
    covers([scope], 'jira', false),
    covers([scope], 'confluence', true),
  ]);
  expect(allowed).toEqual([
    [true, false],
    [true, true],
    [true, true],
    [true, true],
  ]);
});

it('names the scopes of a log-in that would do, and none where nothing helps', () => {
  const change = { product: 'jira', changes: true } as const;
  expect(neededScopes(['read:jira-work'], ['write:jira-work', 'search:confluence'], change)).toEqual([
    'read:jira-work',
    'write:jira-work',
  ]);
  expect(neededScopes(['write:jira-work'], ['manage:jira-project'], change)).toBeUndefined();
  expect(neededScopes(['offline_access'], ['read:me'], change)).toBeUndefined();
});
