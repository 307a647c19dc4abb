import { expect, it } from 'vitest';
import type { z } from 'zod';
import { compiledAfter } from './compiled-after.ts';
import { WireComments, WireIssue, WireUser } from './wire.ts';

const user = { accountId: 'a1', displayName: 'Grace', emailAddress: null, active: true, avatarUrls: {} };
const comment = { id: 7, body: { type: 'doc' }, author: user, created: '2026-06-01T12:00:00.000+0000' };

it.each<[string, z.ZodType, unknown[]]>([
  ['a person', WireUser, [user, {}, null, 'Grace', { ...user, name: 5 }]],
  ['comments', WireComments, [{ comments: [comment], total: 1 }, { comments: [{}] }, { total: 1 }]],
  [
    'an issue',
    WireIssue,
    [
      { id: 1, key: 'A-1', fields: { summary: 'x' }, expand: '' },
      { id: '1' },
      { id: 1, key: 'A-1', fields: [] },
    ],
  ],
])('a schema of %s gives the same answers before and after it is compiled', (_what, schema, values) => {
  const check = compiledAfter(2, schema);
  const before = check();
  const after = check();
  expect(after).not.toBe(before);
  for (const value of values) expect(after.safeParse(value)).toEqual(before.safeParse(value));
});
