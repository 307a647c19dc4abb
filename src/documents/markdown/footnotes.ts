import type { StateBlock, StateInline, Token } from 'markdown-it';
import type { Block, ListItem } from '../tree.ts';

/**
 * Footnotes. A document has no place for notes of its own, so a reference `[^label]` becomes the number of its note in
 * brackets, superscript, and the notes a numbered list behind a line at the end. The number is written as `[^1]` again,
 * and `[^1]` without a note is that number: what was read once stays as it is.
 */
export interface Footnotes {
  /** By label: the place in the order of first references, from 0; absent until there is one. */
  order: Map<string, number | undefined>;
  referenced: number;
  /** The highest number that stands for itself. */
  taken: number;
}

/** No notes yet. */
export function createFootnotes(): Footnotes {
  return { order: new Map(), referenced: 0, taken: 0 };
}

const reference = /\[\^([^\s[\]]{1,100})\]/y;
const number = /^\d{1,4}$/;

/** A reference in a line of text: the label, and where it ends; absent for any other text in brackets. */
export function referenceAt(
  text: string,
  at: number,
  notes: Footnotes,
): { label: string; end: number } | undefined {
  reference.lastIndex = at;
  const label = reference.exec(text)?.[1];
  if (label === undefined || !(notes.order.has(label) || number.test(label))) return undefined;
  return { label, end: reference.lastIndex };
}

/** The inline rule. */
export function footnoteReference(state: StateInline, silent: boolean): boolean {
  const notes = footnotesOf(state.env);
  const found = state.src[state.pos] === '[' ? referenceAt(state.src, state.pos, notes) : undefined;
  if (!found || found.end > state.posMax) return false;
  if (!silent) {
    count(found.label, notes);
    const token = state.push('footnote_reference', '', 0);
    token.meta = { label: found.label };
    token.content = `[${found.label}]`;
  }
  state.pos = found.end;
  return true;
}

function count(label: string, notes: Footnotes): void {
  if (!notes.order.has(label)) notes.taken = Math.max(notes.taken, Number(label));
  else if (notes.order.get(label) === undefined) notes.order.set(label, notes.referenced++);
}

/** What the environment of the parser holds them under. */
export function footnotesOf(env: Record<string, unknown>): Footnotes {
  env.footnotes ??= createFootnotes();
  return env.footnotes as Footnotes;
}

const definition = /\[\^([^\s[\]]{1,100})\]:[ \t]+(?=[^ \t])/y;

/** The block rule: `[^label]: text`, and the lines below it that are indented by four. */
export function footnoteDefinition(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const begin = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  const notes = footnotesOf(state.env);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  definition.lastIndex = begin;
  const label = definition.exec(state.src)?.[1];
  const text = definition.lastIndex;
  if (label === undefined || text >= (state.eMarks[startLine] ?? 0)) return false;
  if (silent) return true;
  // A second note of the same label is one that nothing refers to.
  const own = notes.order.has(label) ? `${label} ${notes.order.size}` : label;
  notes.order.set(own, undefined);
  state.push('footnote_open', '', 1).meta = { label: own };
  inside(state, { startLine, endLine, text });
  state.push('footnote_close', '', -1);
  return true;
}

// The note is parsed as if its text began at the indent of its other lines.
function inside(
  state: StateBlock,
  { startLine, endLine, text }: Record<'startLine' | 'endLine' | 'text', number>,
): void {
  const { parentType } = state;
  const [mark, shift, indent] = [state.bMarks, state.tShift, state.sCount].map(
    (marks) => marks[startLine] ?? 0,
  );
  state.bMarks[startLine] = text;
  state.tShift[startLine] = 0;
  state.blkIndent += 4;
  state.sCount[startLine] = state.blkIndent;
  state.parentType = 'reference';
  state.md.block.tokenize(state, startLine, endLine);
  state.parentType = parentType;
  state.blkIndent -= 4;
  state.bMarks[startLine] = mark ?? 0;
  state.tShift[startLine] = shift ?? 0;
  state.sCount[startLine] = indent ?? 0;
}

/** The tokens outside all notes, and those of each note; references say the number of theirs from here on. */
export function splitNotes(
  tokens: readonly Token[],
  notes: Footnotes,
): { rest: Token[]; found: Map<string, Token[]> } {
  const rest: Token[] = [];
  const found = new Map<string, Token[]>();
  const open: Token[][] = [];
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      const note: Token[] = [];
      found.set(labelOf(token), note);
      open.push(note);
    } else if (token.type === 'footnote_close') open.pop();
    else {
      (open.at(-1) ?? rest).push(token);
      for (const child of token.children ?? [])
        if (child.type === 'footnote_reference') resolve(child, notes);
    }
  }
  return { rest, found };
}

function labelOf(token: Token): string {
  return String(token.meta?.label);
}

function resolve(reference: Token, notes: Footnotes): void {
  const place = notes.order.get(labelOf(reference));
  if (place !== undefined) reference.content = `[${notes.taken + place + 1}]`;
}

/** The document with its notes at the end: behind those that it has already, or behind a line. */
export function withNotes(
  content: readonly Block[],
  found: ReadonlyMap<string, Block[]>,
  notes: Footnotes,
): Block[] {
  if (found.size === 0) return [...content];
  // Notes that nothing refers to come last.
  const place = (label: string) => notes.order.get(label) ?? found.size;
  const sorted = [...found].sort(([a], [b]) => place(a) - place(b));
  const items = sorted.map(([, blocks]): ListItem => ({ type: 'listItem', content: blocks }));
  const last = content.at(-1);
  if (last?.type === 'orderedList' && (last.attrs?.order ?? 1) + last.content.length - 1 === notes.taken)
    return [...content.slice(0, -1), { ...last, content: [...last.content, ...items] }];
  const order = notes.taken === 0 ? {} : { attrs: { order: notes.taken + 1 } };
  return [...content, { type: 'rule' }, { type: 'orderedList', ...order, content: items }];
}
