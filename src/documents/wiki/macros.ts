import { checkDepth, type Limits } from '../limits.ts';
import type { Span } from '../source-span.ts';
import type { Block } from '../tree.ts';
import { codeBlock, readParams, wrapper } from './macro-blocks.ts';

/**
 * A text whose block macros have been taken out: each left a mark, U+0000 number U+0000, that stands for its block, so
 * that a macro in the middle of a list item or table cell stays there.
 */
export interface Extracted {
  text: string;
  blocks: Block[];
}

/** The same, and where in the source each block stands. */
export interface Located extends Extracted {
  spans: Span[];
}

/** Reads the body of a macro, which may hold marks of macros inside. */
export type ReadBody = (body: Extracted) => Block[];

interface Frame {
  name: string;
  params: Map<string, string>;
  source: string;
  start: number;
  text: string;
}

interface Reading {
  readBody: ReadBody;
  limits: Limits | undefined;
}

interface Extraction extends Reading {
  source: string;
  at: number;
  frames: Frame[];
  blocks: Block[];
  spans: Span[];
  /** Where `{name}` stands for the last time; a macro that nothing closes behind it is text. */
  lastUse: (name: string) => number;
}

const pattern =
  /\\[\\{]|\{\{|\{(code|noformat|quote|panel|info|note|tip|warning|success|error|expand)(?::([^{}\n]*))?\}/g;

/** Takes the block macros out of a wiki text. Throws DocumentError when they nest too deep. */
export function extractMacros(text: string, reading: Reading): Located {
  const source = text.replaceAll('\0', '\ufffd');
  const root = { name: '', params: new Map(), source: '', start: 0, text: '' };
  const state: Extraction = {
    source,
    at: 0,
    frames: [root],
    blocks: [],
    spans: [],
    ...reading,
    lastUse: lastUses(source),
  };
  const scan = new RegExp(pattern);
  for (let found = scan.exec(source); found; found = scan.exec(source)) {
    add(state, source.slice(state.at, found.index));
    state.at = scan.lastIndex;
    step(state, found);
    scan.lastIndex = state.at;
  }
  add(state, source.slice(state.at));
  unwind(state, 1);
  return { text: root.text, blocks: state.blocks, spans: state.spans };
}

function lastUses(source: string): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const position = known.get(name) ?? source.lastIndexOf(`{${name}}`);
    known.set(name, position);
    return position;
  };
}

function add(state: Extraction, piece: string): void {
  const frame = state.frames.at(-1);
  if (frame) frame.text += piece;
}

function addBlock(state: Extraction, block: Block, start: number): void {
  state.spans.push({ start, end: state.at });
  add(state, `\0${state.blocks.push(block) - 1}\0`);
}

function step(state: Extraction, [source, name, params]: RegExpExecArray): void {
  if (name === undefined) add(state, source);
  else if (name === 'code' || name === 'noformat') takeCode(state, name, source, params ?? '');
  else if (params === undefined && state.frames.some((frame) => frame.name === name)) close(state, name);
  else if (state.lastUse(name) >= state.at) {
    checkDepth(state.frames.length, state.limits);
    const start = state.at - source.length;
    state.frames.push({ name, params: readParams(params ?? ''), source, start, text: '' });
  } else add(state, source);
}

function takeCode(state: Extraction, name: 'code' | 'noformat', source: string, params: string): void {
  const end = state.lastUse(name) >= state.at ? state.source.indexOf(`{${name}}`, state.at) : -1;
  if (end < 0) {
    add(state, source);
    return;
  }
  const block = codeBlock(name, readParams(params), state.source.slice(state.at, end));
  const start = state.at - source.length;
  state.at = end + name.length + 2;
  addBlock(state, block, start);
}

function close(state: Extraction, name: string): void {
  unwind(state, state.frames.findLastIndex((frame) => frame.name === name) + 1);
  const frame = state.frames.pop();
  if (!frame) return;
  const content = state.readBody({ text: frame.text, blocks: state.blocks });
  addBlock(state, wrapper(frame.name, frame.params, content), frame.start);
}

// A macro that nothing closes is the text it looks like.
function unwind(state: Extraction, depth: number): void {
  while (state.frames.length > depth) {
    const frame = state.frames.pop();
    if (frame) add(state, frame.source + frame.text);
  }
}

/** The blocks behind the marks of a text, between them what `read` makes of the text. */
export function splitMarks<T>(
  text: string,
  blocks: readonly Block[],
  read: (text: string) => T[],
): (T | Block)[] {
  return text.split('\0').flatMap((part, index): (T | Block)[] => {
    if (index % 2 === 0) return part === '' ? [] : read(part);
    const block = blocks[Number(part)];
    return block ? [block] : [];
  });
}
