import type { Mark } from '../tree.ts';
import type { Delimiter, Found, Piece } from './pieces.ts';

/** The marks of wiki markup by their delimiters. */
export const phraseMarks = new Map<string, Mark>([
  ['*', { type: 'strong' }],
  ['_', { type: 'em' }],
  ['??', { type: 'em' }],
  ['-', { type: 'strike' }],
  ['+', { type: 'underline' }],
  ['^', { type: 'subsup', attrs: { type: 'sup' } }],
  ['~', { type: 'subsup', attrs: { type: 'sub' } }],
]);

/** The delimiter at this place: plain beside a word's edge, in braces anywhere; absent when it can be none. */
export function delimiterAt(text: string, at: number): Found | undefined {
  const braced = text[at] === '{';
  const code = braced
    ? (/^\{(\?\?|[*_+^~-])\}/.exec(text.slice(at, at + 4))?.[1] ?? '')
    : plainCode(text, at);
  const mark = phraseMarks.get(code);
  if (!mark) return undefined;
  const source = braced ? `{${code}}` : code;
  const [before, after] = [text[at - 1] ?? ' ', text[at + code.length] ?? ' '];
  // A run of the same character is a line or an arrow, no mark.
  if (!braced && (before === code || after === code)) return undefined;
  const edges = braced ? { canOpen: true, canClose: true } : edgesOf(before, after);
  if (!edges.canOpen && !edges.canClose) return undefined;
  return { piece: { kind: 'mark', delimiter: { mark, ...edges }, text: source }, length: source.length };
}

function plainCode(text: string, at: number): string {
  return text.startsWith('??', at) ? '??' : (text[at] ?? '');
}

/** Whether a delimiter could begin or end a mark between these neighbours. */
export function edgesOf(before: string, after: string): { canOpen: boolean; canClose: boolean } {
  return { canOpen: !isWord(before) && !/\s/.test(after), canClose: !isWord(after) && !/\s/.test(before) };
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** Where marks begin and end, by the number of the piece. */
export type Changes = Map<number, { open: boolean; mark: Mark }>;

interface Open {
  index: number;
  mark: Mark;
}

/**
 * Pairs up the delimiters of a run. A phrase ends on its line; a colour may go over several. No mark nests in its own
 * kind, so the work is linear.
 */
export function marksOf(pieces: readonly Piece[]): Changes {
  const changes: Changes = new Map();
  const phrases: Open[] = [];
  const colors: Open[] = [];
  pieces.forEach((piece, index) => {
    if (piece.kind === 'node' && piece.node.type === 'hardBreak') phrases.length = 0;
    if (piece.kind !== 'mark') return;
    const stack = piece.delimiter.mark.type === 'textColor' ? colors : phrases;
    pair(piece.delimiter, index, stack, changes);
  });
  return changes;
}

function pair({ mark, canOpen, canClose }: Delimiter, index: number, stack: Open[], changes: Changes): void {
  const at = stack.findLastIndex((open) => same(open.mark, mark));
  if (at < 0 && canOpen) stack.push({ index, mark: { ...mark } });
  if (at < 0 || !canClose) return;
  const [open] = stack.splice(at);
  if (!open) return;
  changes.set(open.index, { open: true, mark: open.mark });
  changes.set(index, { open: false, mark: open.mark });
}

function same(a: Mark, b: Mark): boolean {
  if (a.type === 'subsup' && b.type === 'subsup') return a.attrs.type === b.attrs.type;
  return a.type === b.type;
}
