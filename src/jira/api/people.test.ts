import { describe, expect, it } from 'vitest';
import { describeUser, matchPeople } from './people.ts';
import { WireUser } from './wire.ts';

const user = (given: object): WireUser => WireUser.parse(given);
const ada = user({
  name: 'ada',
  key: 'JIRAUSER1',
  displayName: 'Ada Lovelace',
  emailAddress: 'ada@x.example',
});
const twin = user({ name: 'ada2', displayName: 'ada  lovelace', emailAddress: 'ada2@x.example' });
const former = user({ name: 'old', displayName: 'Ada Lovelace', active: false });
const named = user({ name: 'somebody', displayName: 'ada' });
const gross = user({ accountId: '1', displayName: 'Jürgen Groß' });

describe('matchPeople', () => {
  it.each([
    ['a login before a display name', [named, ada], 'ADA', [ada]],
    ['an e-mail address', [ada, twin], 'ada2@x.example', [twin]],
    ['a key', [ada, twin], 'JIRAUSER1', [ada]],
    ['all who share a name', [ada, twin], 'Ada Lovelace', [ada, twin]],
    ['the active one of a name', [former, ada], 'Ada Lovelace', [ada]],
    ['somebody who left when nobody else has the name', [former], 'Ada Lovelace', [former]],
    ['a name without its accents', [gross], 'jurgen gross', [gross]],
    ['nobody by a part of a name', [ada], 'Lovelace', []],
    ['the only one found by a hidden address', [gross], 'jg@x.example', [gross]],
    ['nobody by an address that is shown and differs', [ada], 'other@x.example', []],
  ] as [string, WireUser[], string, WireUser[]][])('finds %s', (_, found, text, expected) => {
    expect(matchPeople(found, text)).toEqual(expected);
  });
});

describe('describeUser', () => {
  it('tells two of the same name apart', () => {
    expect(describeUser(ada)).toBe('Ada Lovelace (ada@x.example, ada)');
    expect(describeUser(former)).toBe('Ada Lovelace (old, inactive)');
  });
});
