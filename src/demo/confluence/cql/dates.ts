import type { Value } from './parse.ts';
import { CqlFault } from './tokenize.ts';

/** A span of time that a date value stands for: a day for `2026-01-31`, a moment for the functions. */
export interface Span {
  from: number;
  /** Exclusive. */
  to: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

const literal = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/;

/** What a date value means, in UTC; throws CqlFault for text that is not a date ("-7d" needs `now("-7d")`). */
export function spanOf(value: Value, now: Date): Span {
  if ('call' in value) {
    const at = moment(value.call, value.args[0], now);
    return { from: at, to: at + 1 };
  }
  const match = literal.exec(value.text.trim());
  if (!match) throw new CqlFault(`'${value.text}' is not a date`);
  const [year = 0, month = 0, date = 0] = match.slice(1, 4).map(Number);
  const isExact = match[4] !== undefined;
  const from = Date.UTC(year, month - 1, date, Number(match[4] ?? 0), Number(match[5] ?? 0));
  return { from, to: from + (isExact ? minute : day) };
}

function moment(name: string, increment: string | undefined, now: Date): number {
  if (name === 'now') return shift(now.getTime(), increment, 'd');
  const match = /^(start|end)of(day|week|month|year)$/.exec(name);
  if (!match) throw new CqlFault(`there is no date function ${name}()`);
  const [, edge, unit = 'day'] = match;
  const letter = { day: 'd', week: 'w', month: 'M', year: 'y' }[unit] ?? 'd';
  const start = startOf(unit, shift(now.getTime(), increment, letter));
  return edge === 'start' ? start : startOf(unit, shift(start, '1', letter)) - 1;
}

function startOf(unit: string, time: number): number {
  const at = new Date(time);
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  if (unit === 'year') return Date.UTC(year, 0, 1);
  if (unit === 'month') return Date.UTC(year, month, 1);
  return Date.UTC(year, month, unit === 'week' ? date - at.getUTCDay() : date);
}

/** Moves a time by `-4w`, `+1M` and the like; a bare number counts in the unit that goes with the function. */
function shift(time: number, increment: string | undefined, usual: string): number {
  if (increment === undefined || increment === '') return time;
  const match = /^([+-]?\d{1,6})([yMwdhm]?)$/.exec(increment);
  if (!match) throw new CqlFault(`'${increment}' is not an increment such as -4w`);
  const amount = Number(match[1]);
  const unit = match[2] || usual;
  const at = new Date(time);
  if (unit === 'y') at.setUTCFullYear(at.getUTCFullYear() + amount);
  else if (unit === 'M') at.setUTCMonth(at.getUTCMonth() + amount);
  else return time + amount * ({ w: 7 * day, d: day, h: 60 * minute, m: minute }[unit] ?? day);
  return at.getTime();
}
