import { describe, expect, it } from 'vitest';
import { toDay, toDuration, toMoment } from './moments.ts';

describe('toMoment', () => {
  it.each([
    ['2026-03-31T09:30:00+02:00', '2026-03-31T07:30:00.000+0000'],
    ['2026-03-31T09:30:00.123456-0530', '2026-03-31T15:00:00.123+0000'],
    ['2026-03-31 09:30', '2026-03-31T09:30:00.000+0000'],
    ['2026-03-31T09:30:00Z', '2026-03-31T09:30:00.000+0000'],
    ['2026-03-31', '2026-03-31T00:00:00.000+0000'],
  ])('%s', (text, expected) => {
    expect(toMoment(text, 'started')).toBe(expected);
  });

  it.each(['yesterday', '2026-02-30T10:00', '2026-13-01', '10:00', '2026-03-31T25:00', ''])(
    'refuses %j',
    (text) => {
      expect(() => toMoment(text, 'started')).toThrow(`started takes a moment`);
    },
  );
});

describe('toDay', () => {
  it.each(['2026-03-31', '2026-03-31T09:30:00Z', ' 2026-03-31 '])('%j', (text) => {
    expect(toDay(text, 'due')).toBe('2026-03-31');
  });
  it.each(['31.3.2026', '2026-02-30', 'tomorrow'])('refuses %j', (text) => {
    expect(() => toDay(text, 'due')).toThrow('due takes a date');
  });
});

describe('toDuration', () => {
  it.each([
    ['1w 2d 3h 30m', '1w 2d 3h 30m'],
    ['1.5h', '1.5h'],
    ['2 hours', '2h'],
    ['1 h, 30 min', '1h 30m'],
    ['3D', '3d'],
    ['2hrs', '2h'],
  ])('%j', (text, expected) => {
    expect(toDuration(text, 'worklog')).toBe(expected);
  });
  it.each(['90', '1h 30', 'soon', '', '1y', '-1h', '1h!', '1constructor', '1h '.repeat(50)])(
    'refuses %j',
    (text) => {
      expect(() => toDuration(text, 'worklog')).toThrow('worklog takes a duration');
    },
  );
});
