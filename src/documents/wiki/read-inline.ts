import { joinText, textNode } from '../inline-content.ts';
import type { Inline, Mark } from '../tree.ts';
import { bracketAt } from './brackets.ts';
import { colorAt } from './color-macro.ts';
import { emoticonAt } from './emoticons.ts';
import { inlineMacroAt } from './inline-macros.ts';
import { delimiterAt, marksOf } from './phrase.ts';
import { pictureAt } from './pictures.ts';
import type { Found, FoundNode, Piece } from './pieces.ts';
import { urlEnd } from './urls.ts';

/** A run of inline wiki markup; a line end is a line break, as Jira shows it. */
export function readInline(text: string): Inline[] {
  const pieces = tokenize(
    text
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim(),
  );
  const marked = resolve(pieces);
  return trimBreaks(joinText(marked));
}

const plain = /[^\\{[!*_\-+^~?:;(h\n&]+/y;

function tokenize(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    plain.lastIndex = at;
    const run = plain.exec(text)?.[0];
    if (run) {
      pieces.push({ kind: 'text', text: run });
      at += run.length;
    } else {
      const found = special(text, at);
      pieces.push(found?.piece ?? { kind: 'text', text: text[at] ?? '' });
      at += found?.length ?? 1;
    }
  }
  return pieces;
}

function special(text: string, at: number): Found | undefined {
  switch (text[at]) {
    case '\\':
      return backslash(text, at);
    case '\n':
      return { piece: { kind: 'node', node: { type: 'hardBreak' } }, length: 1 };
    case '&':
      return reference(text, at);
    case '{':
      return braces(text, at);
    case '[':
      return node(bracketAt(text, at));
    case '!':
      return node(pictureAt(text, at));
    case 'h':
      return url(text, at);
    default:
      return emoticon(text, at) ?? delimiterAt(text, at);
  }
}

function node(found: FoundNode | undefined): Found | undefined {
  return found && { piece: { kind: 'node', node: found.node }, length: found.length };
}

function backslash(text: string, at: number): Found | undefined {
  const next = text[at + 1] ?? '';
  if (next === '\\') {
    const length = text[at + 2] === '\n' ? 3 : 2;
    return { piece: { kind: 'node', node: { type: 'hardBreak' } }, length };
  }
  return /[!-/:-@[-`{-~]/.test(next) ? { piece: { kind: 'text', text: next }, length: 2 } : undefined;
}

// Only numeric references: they are how a character is said that no escape can say.
function reference(text: string, at: number): Found | undefined {
  const found = /^&#(\d{1,7});/.exec(text.slice(at, at + 10));
  const code = Number(found?.[1]);
  if (!found || code === 0 || code > 0x10ffff) return undefined;
  return { piece: { kind: 'text', text: String.fromCodePoint(code) }, length: found[0].length };
}

function braces(text: string, at: number): Found | undefined {
  const mono = text.startsWith('{{', at) ? monospace(text, at) : undefined;
  return mono ?? delimiterAt(text, at) ?? colorAt(text, at) ?? node(inlineMacroAt(text, at));
}

const mono = /\{\{((?:[^\\{}\n]|\\[^\n]|\{(?!\{)|\}(?!\}))+)\}\}/y;

function monospace(text: string, at: number): Found | undefined {
  mono.lastIndex = at;
  const found = mono.exec(text);
  if (!found) return undefined;
  const code = (found[1] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/&#(\d{1,7});/g, decoded);
  return { piece: { kind: 'node', node: textNode(code, [{ type: 'code' }]) }, length: found[0].length };
}

function decoded(source: string, digits: string): string {
  const code = Number(digits);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : source;
}

function url(text: string, at: number): Found | undefined {
  const end = urlEnd(text, at);
  if (end < 0) return undefined;
  const href = text.slice(at, end);
  return {
    piece: { kind: 'node', node: textNode(href, [{ type: 'link', attrs: { href } }]) },
    length: end - at,
  };
}

function emoticon(text: string, at: number): Found | undefined {
  const found = emoticonAt(text, at);
  if (!found) return undefined;
  const attrs = { shortName: `:${found.name}:` };
  return { piece: { kind: 'node', node: { type: 'emoji', attrs } }, length: found.code.length };
}

// Pairs up beginnings and ends; what stays alone is text. Each piece is pushed and popped once.
function resolve(pieces: readonly Piece[]): Inline[] {
  const marks = marksOf(pieces);
  const open: Mark[] = [];
  return pieces.flatMap((piece, index): Inline[] => {
    const change = marks.get(index);
    if (change) {
      if (change.open) open.push(change.mark);
      else open.splice(open.lastIndexOf(change.mark), 1);
      return [];
    }
    if (piece.kind === 'node') return [withMarks(piece.node, open)];
    return [textNode(piece.text, open)];
  });
}

function withMarks(inline: Inline, open: readonly Mark[]): Inline {
  if (open.length === 0 || inline.type === 'hardBreak') return inline;
  return { ...inline, marks: [...open, ...(inline.marks ?? [])] };
}

function trimBreaks(content: readonly Inline[]): Inline[] {
  const start = content.findIndex((inline) => inline.type !== 'hardBreak');
  const end = content.findLastIndex((inline) => inline.type !== 'hardBreak');
  return start < 0 ? [] : content.slice(start, end + 1);
}
