import { fromWall, toWall } from '../zone.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The present in milliseconds, and the zone whose days count. */
export interface Clock {
  now: number;
  zone: string;
}

const units = ['y', 'M', 'w', 'd', 'h', 'm'] as const;
type Unit = (typeof units)[number];

interface Step {
  amount: number;
  unit: Unit;
}

const lengths: Readonly<Record<Exclude<Unit, 'y' | 'M'>, number>> = {
  w: 7 * day,
  d: day,
  h: hour,
  m: minute,
};

/** `-2w 3d` as signed steps; undefined when it is no period. A bare number counts in the given unit. */
export function parsePeriod(text: string, bareUnit?: Unit): Step[] | undefined {
  const [, sign = '+', rest = ''] = /^\s*([+-]?)\s*(.*)$/s.exec(text) ?? [];
  const direction = sign === '-' ? -1 : 1;
  const steps: Step[] = [];
  for (const word of rest.trim().split(/\s+/, 10)) {
    const [, digits, letter] = /^(\d{1,6})([yMwdhm])?$/.exec(word) ?? [];
    const unit = letter === undefined ? bareUnit : units.find((candidate) => candidate === letter);
    if (digits === undefined || unit === undefined) return undefined;
    steps.push({ amount: direction * Number(digits), unit });
  }
  return steps;
}

function shift(wall: number, { amount, unit }: Step): number {
  if (unit !== 'y' && unit !== 'M') return wall + amount * lengths[unit];
  const date = new Date(wall);
  if (unit === 'y') date.setUTCFullYear(date.getUTCFullYear() + amount);
  else date.setUTCMonth(date.getUTCMonth() + amount);
  return date.getTime();
}

const shiftAll = (wall: number, steps: readonly Step[]): number => steps.reduce(shift, wall);

const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/;

/** Wall-clock milliseconds of a date such as `2026-01-31` or `2026/01/31 10:00`. */
function parseAbsolute(text: string): number | undefined {
  const match = absolute.exec(text.trim());
  if (!match) return undefined;
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const wall = Date.UTC(year, month - 1, date, hours, minutes);
  const valid = new Date(wall).getUTCDate() === date && new Date(wall).getUTCMonth() === month - 1;
  return valid && hours < 24 && minutes < 60 ? wall : undefined;
}

/** The moment that a value of a date field stands for, in milliseconds; undefined when it is no date. */
export function parseJqlDate(text: string, { now, zone }: Clock): number | undefined {
  const wall = parseAbsolute(text);
  if (wall !== undefined) return fromWall(wall, zone);
  const period = parsePeriod(text);
  if (period && !period.some(({ unit }) => unit === 'M' || unit === 'y')) return shiftAll(now, period);
  return /^\d{10,15}$/.test(text) ? Number(text) : undefined;
}

function startOf(wall: number, unit: Unit): number {
  const date = new Date(wall);
  if (unit === 'y') return Date.UTC(date.getUTCFullYear(), 0);
  if (unit === 'M') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const midnight = Math.floor(wall / day) * day;
  // Weeks start on Sunday, as they do for Jira's default language.
  return unit === 'w' ? midnight - date.getUTCDay() * day : midnight;
}

const periodUnits: Readonly<Record<string, Unit>> = { day: 'd', week: 'w', month: 'M', year: 'y' };

/** The moment of `startOfMonth("-1")` and its relatives; undefined when name or argument is not one of theirs. */
export function dateFunction(
  name: string,
  argument: string | undefined,
  { now, zone }: Clock,
): number | undefined {
  const [, edge, period = ''] = /^(start|end)of(day|week|month|year)$/.exec(name.toLowerCase()) ?? [];
  const unit = periodUnits[period];
  if (unit === undefined) return undefined;
  const steps = argument === undefined ? [] : parsePeriod(argument, unit);
  if (!steps) return undefined;
  const start = startOf(toWall(now, zone), unit);
  if (edge === 'start') return fromWall(shiftAll(start, steps), zone);
  // Whole periods move before the end is taken, so that the end of last month is its last day.
  const whole = steps.filter((step) => step.unit === unit);
  const rest = steps.filter((step) => step.unit !== unit);
  const next = shift(shiftAll(start, whole), { amount: 1, unit });
  return fromWall(shiftAll(next - 1, rest), zone);
}
