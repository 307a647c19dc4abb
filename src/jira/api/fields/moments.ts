import { InvalidArgument } from '../../../http/errors.ts';

const DAY = /^\d{4}-\d{2}-\d{2}/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

const exists = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

/** A calendar day as Jira takes it. @throws InvalidArgument for anything but `YYYY-MM-DD`, with or without a time. */
export function toDay(text: string, what: string): string {
  const day = DAY.exec(text.trim())?.[0];
  if (day === undefined || !exists(day))
    throw new InvalidArgument(`${what} takes a date such as 2026-03-31, not ${JSON.stringify(text)}.`);
  return day;
}

/**
 * A moment as Jira takes it, `2026-03-31T09:30:00.000+0000`; a text without a zone counts as UTC.
 * @throws InvalidArgument for what is not ISO 8601.
 */
export function toMoment(text: string, what: string): string {
  const trimmed = text.trim();
  const parts = MOMENT.exec(DAY.exec(trimmed)?.[0] === trimmed ? `${trimmed}T00:00` : trimmed);
  const [, day = '', time = '', seconds = ':00', fraction = '.000', zone = 'Z'] = parts ?? [];
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
  const date = new Date(`${day}T${time}${seconds}${fraction.slice(0, 4).padEnd(4, '0')}${offset}`);
  if (!parts || !exists(day) || Number.isNaN(date.getTime()))
    throw new InvalidArgument(
      `${what} takes a moment such as 2026-03-31T09:30:00+02:00, not ${JSON.stringify(text)}.`,
    );
  return date.toISOString().replace('Z', '+0000');
}

const UNITS = new Map([
  ['w', 'w'],
  ['week', 'w'],
  ['d', 'd'],
  ['day', 'd'],
  ['h', 'h'],
  ['hr', 'h'],
  ['hour', 'h'],
  ['m', 'm'],
  ['min', 'm'],
  ['minute', 'm'],
]);
const STEP = /(\d+(?:\.\d+)?)\s*([a-z]+)[\s,]*/giy;

/**
 * A duration in Jira's own words, `1w 2d 3h 30m`. Nothing is calculated, as only Jira knows how long its working day is.
 * @throws InvalidArgument for anything else, and for a number without a unit.
 */
export function toDuration(text: string, what: string): string {
  const steps: string[] = [];
  const trimmed = text.trim().slice(0, 100);
  let at = 0;
  for (const match of trimmed.matchAll(STEP)) {
    const word = (match[2] ?? '').toLowerCase();
    const unit = UNITS.get(word) ?? UNITS.get(word.replace(/s$/, ''));
    if (unit === undefined) break;
    steps.push(`${match[1]}${unit}`);
    at = match.index + match[0].length;
  }
  if (steps.length === 0 || at !== trimmed.length || text.trim().length > 100)
    throw new InvalidArgument(
      `${what} takes a duration such as "1w 2d 3h 30m", each number with its unit, not ${JSON.stringify(text.slice(0, 60))}.`,
    );
  return steps.join(' ');
}
