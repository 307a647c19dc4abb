import { expect, it } from 'vitest';
import { reduceCustomValue } from './custom-value.ts';

it.each([
  ['a select', { self: 'x', value: 'Major', id: '1' }, 'Major'],
  [
    'a cascading select with both levels',
    { value: 'Europe', id: '1', child: { value: 'France', id: '2' } },
    { value: 'Europe', child: 'France' },
  ],
  ['a cascading select without a child', { value: 'Europe', id: '1' }, 'Europe'],
  ['a list of options', [{ value: 'a' }, { value: 'b' }], ['a', 'b']],
  ['a named thing', { self: 'x', name: '1.0', id: '3' }, '1.0'],
  [
    'a person on Cloud',
    { self: 'x', accountId: '5', displayName: 'Ada', avatarUrls: {}, active: true },
    { account_id: '5', display_name: 'Ada', name: 'Ada' },
  ],
  [
    'a sprint on Cloud',
    { id: 3, name: 'S3', state: 'active', goal: '' },
    { id: 3, name: 'S3', state: 'active' },
  ],
  [
    'a sprint on Data Center, with a comma in its name',
    'com.atlassian.greenhopper.service.sprint.Sprint@1a2b[id=7,rapidViewId=1,state=ACTIVE,name=Sprint 7, again,startDate=2026-01-01T00:00:00.000Z,endDate=<null>,completeDate=<null>,sequence=7,goal=]',
    { id: 7, state: 'active', name: 'Sprint 7, again', startDate: '2026-01-01T00:00:00.000Z' },
  ],
  ['text', 'com.atlassian', 'com.atlassian'],
  ['a number', 3, 3],
])('reduces %s', (_, value, expected) => {
  expect(reduceCustomValue(value)).toEqual(expected);
});
