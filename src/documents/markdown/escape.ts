import { bareUrlEnd } from './bare-url.ts';
import { looksLikeBlockTag, looksLikeTag } from './html-tags.ts';

/** Where a text stands, as far as that decides what has to be escaped. */
export interface Surroundings {
  /** Inside the text of a link, where brackets have to pair up and addresses are no links. */
  inLink: boolean;
  /** In a cell of a GFM table. */
  inCell: boolean;
  /** What comes before and after the text: nothing, a node that begins or ends with a bracket, or something else. */
  before: 'edge' | 'notation' | 'other';
  after: 'edge' | 'bracket' | 'other';
}

// What a rule is for, and white space other than the space itself, in one class: two alternatives take longer to look for.
const special = /[\\`*_~[\](<&:@!|{\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const everySpecial = new RegExp(special, 'g');

/** Text so that Markdown reads it as it is, with a backslash only where one is needed. */
export function escapeText(text: string, around: Surroundings): string {
  if (!special.test(text)) return text;
  return text.replace(everySpecial, (character: string, at: number) => {
    const rule = rules[character];
    if (rule) return rule(text, at, around) ? `\\${character}` : character;
    const kept = character !== '\r' && character !== '\n' && at > 0 && at < text.length - 1;
    return kept ? character : `&#${character.charCodeAt(0)};`;
  });
}

type Rule = (text: string, at: number, around: Surroundings) => boolean;

const always: Rule = () => true;

const rules: Record<string, Rule> = {
  '\\': (text, at) => !/[\p{L}\p{N} ]/u.test(text[at + 1] ?? ''),
  '`': always,
  '*': (text, at) => !(text[at - 1] === ' ' && text[at + 1] === ' '),
  _: (text, at) =>
    !(isWord(text[at - 1]) && isWord(text[at + 1])) && !(text[at - 1] === ' ' && text[at + 1] === ' '),
  '~': (text, at, { before, after }) =>
    text[at - 1] === '~' ||
    text[at + 1] === '~' ||
    (at === 0 && before !== 'edge') ||
    (at === text.length - 1 && after !== 'edge'),
  '[': (text, at, { inLink }) => inLink || text[at + 1] === '^',
  ']': (_text, _at, { inLink }) => inLink,
  '(': (text, at, { before }) => text[at - 1] === ']' || (at === 0 && before === 'notation'),
  '{': (_text, at, { before }) => at === 0 && before === 'notation',
  '<': startsTag,
  '&': (text, at) => /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i.test(text.slice(at, at + 35)),
  ':': startsNotation,
  '@': (text, at, { after }) => text[at + 1] === '[' || isLast(text, at, after),
  '!': (text, at, { after }) => text[at + 1] === '[' || isLast(text, at, after),
  '|': (_text, _at, { inCell }) => inCell,
};

function isLast(text: string, at: number, after: Surroundings['after']): boolean {
  return at === text.length - 1 && after === 'bracket';
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function startsTag(text: string, at: number, { after }: Surroundings): boolean {
  looksLikeTag.lastIndex = at;
  // What follows may be an address, or begin with the colon that makes a word the scheme of one.
  const scheme = after !== 'edge' && /^<[a-z][a-z0-9+.-]{1,31}$/i.test(text.slice(at, at + 34));
  return looksLikeTag.test(text) || scheme || isLast(text, at, after);
}

function startsNotation(text: string, at: number, { inLink, after }: Surroundings): boolean {
  const name = /^:(?:status|date|emoji|card|macro)(\[|$)/.exec(text.slice(at, at + 8));
  if (name) return name[1] === '[' || after === 'bracket';
  if (inLink || !text.startsWith('://', at)) return false;
  const start = /(?:^|[^a-z0-9])(https?)$/i.exec(text.slice(Math.max(0, at - 6), at))?.[1];
  return start !== undefined && bareUrlEnd(text, at - start.length) > 0;
}

// What all of the patterns begin with.
const mayStart = /^[#>+*:=[<\d-]/;

const starts: [RegExp, string][] = [
  // With a colon behind it the reference to a note would begin one.
  [/^\[\^(\d{1,4})\](?=:)/, '<sup>\\[$1]</sup>'],
  [/^(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|:::|=+[ \t]*$|-+[ \t]*$|(?:-[ \t]*){3,}$)/, '\\$1'],
  [/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
  [looksLikeBlockTag, '\\<'],
  [/^\[(?=(?:[^\\[\]]|\\.)*\]:)/, '\\['],
];

/** The lines of a finished paragraph, with an escape where one would start something else than text. */
export function escapeLineStarts(markdown: string): string[] {
  if (!markdown.includes('\n')) return [escapeLineStart(markdown)];
  return markdown.split('\n').map((line, index) => {
    const underTitles = index > 0 && line.includes('-') && /^[|:\- \t]+$/.test(line);
    return underTitles ? `\\${line}` : escapeLineStart(line);
  });
}

function escapeLineStart(line: string): string {
  if (!mayStart.test(line)) return line;
  return starts.reduce((escaped, [pattern, replacement]) => escaped.replace(pattern, replacement), line);
}
