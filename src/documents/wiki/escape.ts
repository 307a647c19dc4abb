import { emoticonAt } from './emoticons.ts';
import { edgesOf, phraseMarks } from './phrase.ts';

/** Where a text stands, as far as that decides what has to be escaped. */
export interface Surroundings {
  /** In the text of a link or a table cell, where a bar would end it. */
  bars: boolean;
  /** The character before and after the text; empty at the ends of a line. */
  before: string;
  after: string;
}

const special = /[\\{}[\]!*_\-+^~?:;(|&\n]/g;

/** Text so that wiki markup reads it as it is, with a backslash only where one is needed. */
export function escapeText(text: string, around: Surroundings): string {
  return text.replace(special, (character: string, at: number) => {
    const rule = rules[character] ?? phrase;
    const escaped = rule(text, at, around);
    return escaped === true ? `\\${character}` : escaped === false ? character : escaped;
  });
}

// True asks for a backslash, a text stands in the place of the character.
type Rule = (text: string, at: number, around: Surroundings) => boolean | string;

const always: Rule = () => true;
const inBars: Rule = (_text, _at, { bars }) => bars;

const rules: Record<string, Rule> = {
  '\n': () => ' ',
  '\\': (text, at, { after }) => /[!-/:-@[-`{-~\n]/.test(text[at + 1] ?? (after || '\\')) && '&#92;',
  '&': (text, at) => /^&#\d{1,7};/.test(text.slice(at, at + 10)) && '&#38;',
  '{': always,
  '[': always,
  '}': inBars,
  ']': inBars,
  '|': inBars,
  '!': (text, at, { before, after }) =>
    !/[\p{L}\p{N}]/u.test(text[at - 1] ?? before) && !/^[\s!]?$/.test(text[at + 1] ?? after),
};

const phrase: Rule = (text, at, around) =>
  looksLikeEmoticon(text, at, around) || looksLikeDelimiter(text, at, around);

function looksLikeEmoticon(text: string, at: number, { after }: Surroundings): boolean {
  // Between a bracket and a delimiter behind it an icon could come about: (*).
  if (text[at] === '(' && at === text.length - 1 && after === '*') return true;
  return emoticonAt(text.slice(Math.max(0, at - 2), at + 8), Math.min(2, at)) !== undefined;
}

function looksLikeDelimiter(text: string, at: number, { before, after }: Surroundings): boolean {
  const code = text.startsWith('??', at) ? '??' : (text[at] ?? '');
  if (!phraseMarks.has(code)) return false;
  // A run of the same character is no delimiter, and stays none as long as no escape cuts it.
  if (text[at - 1] === code || text[at + code.length] === code) return false;
  const { canOpen, canClose } = edgesOf(
    text[at - 1] ?? (before || ' '),
    text[at + code.length] ?? (after || ' '),
  );
  return canOpen || canClose;
}

/** Text inside `{{…}}`. */
export function escapeCode(text: string, bars: boolean): string {
  const safe = text.replace(/[\\{}]|&(?=#\d{1,7};)/g, (character) => `&#${character.charCodeAt(0)};`);
  const line = safe.replace(/\s*[\r\n]+\s*/g, ' ');
  return bars ? line.replaceAll('|', '&#124;') : line;
}

/** The line with an escape where it would start something else than text. */
export function escapeLineStart(line: string): string {
  const listOrRule = /^([*#]{1,20}|-{1,3})(?=[ \t])|^(-)(?=-{3,}[ \t]*$)|^(\|)/;
  const marked = /^(h[1-6]|bq)\.(?=[ \t]|$)/;
  return line.trimStart().replace(listOrRule, '\\$&').replace(marked, '$1\\.');
}
