import type { Matcher } from '../task.ts';
import { sameJql } from './same-jql.ts';

type Word = (expected: Matcher, actual: unknown) => boolean;

const lower = (value: unknown): string => textOf(value).toLowerCase();
const asList = (value: Matcher): readonly Matcher[] => (isList(value) ? value : [value]);
const isList = (value: unknown): value is readonly Matcher[] => Array.isArray(value);

/** The words of a matcher, by name. */
const words: Record<string, Word> = {
  $contains: (expected, actual) =>
    actual !== undefined && asList(expected).every((part) => lower(actual).includes(lower(part))),
  $lacks: (expected, actual) => asList(expected).every((part) => !lower(actual).includes(lower(part))),
  $oneOf: (expected, actual) => asList(expected).some((one) => matches(one, actual)),
  $matches: (expected, actual) =>
    actual !== undefined && new RegExp(String(expected), 'iu').test(textOf(actual)),
  $jql: (expected, actual) => typeof actual === 'string' && sameJql(String(expected), actual),
  $set: (expected, actual) =>
    sorted(asList(expected)).join('\n') === sorted(listIn(actual) ?? [actual]).join('\n'),
  $some: (expected, actual) => listIn(actual)?.some((item) => matches(expected, item)) ?? false,
  $none: (expected, actual) => !(listIn(actual) ?? []).some((item) => matches(expected, item)),
  $size: (expected, actual) => listIn(actual)?.length === expected,
  $absent: (_, actual) => actual === undefined || actual === null || actual === '',
};

/** Whether a value is what a matcher describes. */
export const matches = (expected: Matcher, actual: unknown): boolean =>
  mismatch(expected, actual) === undefined;

/** What of a value is not as a matcher describes it, in words; undefined when all is. Throws for a word that does not exist. */
export function mismatch(expected: Matcher, actual: unknown, path = ''): string | undefined {
  if (isList(expected)) return mismatchOfList(expected, actual, path);
  if (typeof expected === 'object' && expected !== null) return mismatchOfObject(expected, actual, path);
  // "5" and 5 are the same to a tool.
  if (String(actual) === String(expected)) return undefined;
  return `${path || 'the value'} is ${shown(actual)}, not ${shown(expected)}`;
}

function mismatchOfObject(expected: object, actual: unknown, path: string): string | undefined {
  const given = fieldsOf(actual);
  for (const [name, wanted] of Object.entries(expected)) {
    if (!name.startsWith('$')) {
      const found = mismatch(wanted, given?.[name], path ? `${path}.${name}` : name);
      if (found) return found;
      continue;
    }
    const word = words[name];
    if (!word) throw new Error(`There is no matcher ${name}, only ${Object.keys(words).join(', ')}.`);
    if (!word(wanted, actual))
      return `${path || 'the value'} is ${shown(actual)}, not ${name} ${shown(wanted)}`;
  }
  return undefined;
}

function mismatchOfList(expected: readonly Matcher[], actual: unknown, path: string): string | undefined {
  const given = listIn(actual);
  if (!given || given.length !== expected.length)
    return `${path || 'the value'} is ${shown(actual)}, not ${shown(expected)}`;
  return expected.map((one, index) => mismatch(one, given[index], `${path}[${index}]`)).find(Boolean);
}

/** Lists and objects may be given as JSON, and lists of words with commas. */
function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return undefined;
  const read = parsed(value);
  return Array.isArray(read) ? read : value.split(',').map((part) => part.trim());
}

function fieldsOf(value: unknown): Record<string, unknown> | undefined {
  const read = typeof value === 'string' ? parsed(value) : value;
  return typeof read === 'object' && read !== null ? { ...read } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const sorted = (list: readonly unknown[]): string[] => list.map(textOf).toSorted();

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
