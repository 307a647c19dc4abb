import { children } from '../../../documents/children.ts';
import { isInline } from '../../../documents/is-inline.ts';
import { inlineText } from '../../../documents/plain-text.ts';
import type { Document, Node } from '../../../documents/tree.ts';

/** One place where the text stands, with what is around it. */
export interface Place {
  context: string;
}

const AROUND = 40;

/** Every place where exactly this text stands in the visible text of a page, in reading order; blocks do not run together. */
export function findText(document: Document, text: string): Place[] {
  return textsOf(document).flatMap((line) => {
    const places: Place[] = [];
    for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + text.length))
      places.push({ context: contextOf(line, at, text.length) });
    return places;
  });
}

/** How the page writes a text that differs from it only in case or white space. */
export function similarText(document: Document, text: string): string | undefined {
  const pattern = text.trim().replace(/\s+/gu, ' ').toLowerCase();
  for (const line of pattern === '' ? [] : textsOf(document)) {
    // White space is made equal character by character, so that positions stay what they are.
    const plain = line.replace(/\s/gu, ' ').toLowerCase();
    const at = plain.length === line.length ? plain.indexOf(pattern) : -1;
    if (at >= 0) return line.slice(at, at + pattern.length);
  }
  return undefined;
}

function contextOf(line: string, at: number, length: number): string {
  const start = Math.max(0, at - AROUND);
  const end = Math.min(line.length, at + length + AROUND);
  const text = line.slice(start, end).replace(/\s+/gu, ' ');
  return `${start > 0 ? '…' : ''}${text}${end < line.length ? '…' : ''}`;
}

function textsOf(document: Document): string[] {
  const texts: string[] = [];
  collect(document, texts);
  return texts;
}

function collect(node: Document | Node, texts: string[]): void {
  const below = children(node);
  const inline = below.filter(isInline);
  if (inline.length > 0 && inline.length === below.length) texts.push(inlineText(inline));
  else for (const child of below) collect(child, texts);
}
