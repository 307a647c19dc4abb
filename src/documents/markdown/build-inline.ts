import type { Token } from 'markdown-it';
import { sameMarks, textNode } from '../inline-content.ts';
import { isInline } from '../is-inline.ts';
import type { Block, Inline, Mark } from '../tree.ts';
import { isHidden, linkMark, orderMarks } from './canonical-marks.ts';
import { readImage } from './image.ts';
import type { Notation } from './notation.ts';
import { type Lookups, readNotation } from './read-notation.ts';
import { matchedTags, tagMark, tagOf } from './tag-marks.ts';

/** What inline tokens become; an opaque block stands where its token stood until its paragraph is split around it. */
export type Piece = Inline | Block;

interface Run {
  out: Piece[];
  /** What is open; a tag or link that says nothing is open without a mark. */
  marks: { key: string; mark: Mark | undefined }[];
  matched: Set<Token>;
  lookups: Lookups;
}

/** The nodes of a run of inline tokens, with their marks in canonical order. */
export function buildInline(tokens: readonly Token[], lookups: Lookups): Piece[] {
  const run: Run = { out: [], marks: [], matched: matchedTags(tokens), lookups };
  for (const token of tokens) build(token, run);
  return joinPieces(run.out);
}

function build(token: Token, run: Run): void {
  const piece = readPiece(token, run.lookups);
  if (piece) push(piece, run);
  else if (token.type === 'tag') tag(token, run);
  else if (token.nesting !== 0) delimiter(token, run);
  else push(textNode(token.type === 'softbreak' ? ' ' : token.content), run);
}

function readPiece(token: Token, lookups: Lookups): Piece | undefined {
  switch (token.type) {
    case 'hardbreak':
      return { type: 'hardBreak' };
    case 'code_inline':
      return textNode(token.content, [{ type: 'code' }]);
    case 'footnote_reference':
      return textNode(token.content, [{ type: 'subsup', attrs: { type: 'sup' } }]);
    case 'image':
      return readImage(token);
    case 'notation':
      return readNotation(token.meta?.notation as Notation, lookups);
    default:
      return undefined;
  }
}

function push(node: Piece, run: Run): void {
  if (!isInline(node) || node.type === 'hardBreak') {
    run.out.push(node);
    return;
  }
  if (node.type === 'text' && node.text === '') return;
  // A restored node keeps the marks that Markdown does not show; the others are what the text around it says now.
  const { marks = [], ...bare } = node;
  const own = node.type === 'text' ? marks : marks.filter(isHidden);
  const around = run.marks.flatMap(({ mark }) => mark ?? []);
  const all = node.type === 'text' ? orderMarks([...around, ...own]) : [...orderMarks(around), ...own];
  if (marks.length === 0 && all.length === 0) run.out.push(node);
  else run.out.push((all.length === 0 ? bare : { ...bare, marks: all }) as Piece);
}

const delimiters: Record<string, Mark> = {
  strong: { type: 'strong' },
  em: { type: 'em' },
  s: { type: 'strike' },
};

function delimiter(token: Token, run: Run): void {
  const key = token.type.replace(/_(open|close)$/, '');
  if (token.nesting < 0) close(key, run);
  else {
    const link =
      key === 'link' ? linkMark(String(token.attrGet('href') ?? ''), token.attrGet('title')) : undefined;
    run.marks.push({ key, mark: link ?? delimiters[key] });
  }
}

function close(key: string, run: Run): void {
  const at = run.marks.findLastIndex((open) => open.key === key);
  if (at >= 0) run.marks.splice(at, 1);
}

function tag(token: Token, run: Run): void {
  const found = tagOf(token);
  if (found?.name === 'br') push({ type: 'hardBreak' }, run);
  else if (found?.name === 'img' && found.attributes.get('src')) push(readImage(token, found), run);
  else if (!found || !run.matched.has(token)) push(textNode(token.content), run);
  else if (found.closing) close(`<${found.name}>`, run);
  else run.marks.push({ key: `<${found.name}>`, mark: tagMark(found) });
}

function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const same = last?.type === 'text' && piece.type === 'text' && sameMarks(last.marks, piece.marks);
    if (same) joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}
