import { DocumentError } from '../document-error.ts';
import { joinText } from '../inline-content.ts';
import { inlineText } from '../plain-text.ts';
import type { Inline, Node } from '../tree.ts';

/** The literal text to look for, case and all, and what stands there instead. */
export interface Replacement {
  find: string;
  replace: string;
}

/** A line of text after the replacement, and how often it was made. */
export interface Replaced {
  content: Inline[];
  count: number;
}

/**
 * Replaces within the visible text of one line, also over changes of marks; the new text takes the marks of the first
 * character that it replaces. Throws DocumentError for a match that covers part of anything but text.
 */
export function replaceInLine(content: readonly Inline[], change: Replacement): Replaced {
  const starts = matches(inlineText(content), change.find);
  let [at, next] = [0, 0];
  const replaced = content.map((node): Inline => {
    const start = at;
    at += inlineText([node]).length;
    if (node.type === 'text') {
      const done = replaceInText(node.text, start, { starts, next, change });
      next += done.passed;
      return { ...node, text: done.text };
    }
    if ((starts[next] ?? at) < at) refuse(change.find, node);
    return node;
  });
  return { content: joinText(replaced), count: starts.length };
}

interface Matches {
  starts: readonly number[];
  /** The first of them that may reach into this text. */
  next: number;
  change: Replacement;
}

// A match that goes on behind this text is not passed: the texts after it lose their part of it.
function replaceInText(text: string, offset: number, { starts, next, change }: Matches) {
  const end = offset + text.length;
  const parts: string[] = [];
  let [from, passed] = [offset, 0];
  for (let start = starts[next]; start !== undefined && start < end; start = starts[next + passed]) {
    if (start >= offset) parts.push(text.slice(from - offset, start - offset), change.replace);
    from = start + change.find.length;
    if (from > end) break;
    passed++;
  }
  return { text: parts.join('') + text.slice(from - offset), passed };
}

function matches(text: string, find: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + find.length)) found.push(at);
  return found;
}

function refuse(find: string, node: Node): never {
  throw new DocumentError(
    `A match of "${find}" covers part of a ${node.type}, which is no text: edit that place by itself.`,
  );
}
