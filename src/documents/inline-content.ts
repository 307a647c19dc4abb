import type { Inline, Mark, Text } from './tree.ts';

/** A text node; `marks` is absent when there are none. */
export function textNode(text: string, marks: readonly Mark[] = []): Text {
  return marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: [...marks] };
}

/** Whether two marks say the same. */
export function sameMark(a: Mark, b: Mark): boolean {
  if (a === b) return true;
  if (a.type !== b.type) return false;
  return (isPlain(a) && isPlain(b)) || JSON.stringify(a) === JSON.stringify(b);
}

function isPlain(mark: Mark): boolean {
  return !('attrs' in mark) && !('xml' in mark) && mark.type !== 'opaqueMark';
}

/** Whether two lists hold the same marks in the same order. */
export function sameMarks(a: readonly Mark[] = [], b: readonly Mark[] = []): boolean {
  return a.length === b.length && sharedMarks(a, b) === a.length;
}

/** How many marks two lists have in common from the outermost inwards. */
export function sharedMarks(a: readonly Mark[], b: readonly Mark[]): number {
  const length = Math.min(a.length, b.length);
  let shared = 0;
  for (; shared < length; shared++) {
    const [one, other] = [a[shared], b[shared]];
    if (!one || !other || !sameMark(one, other)) break;
  }
  return shared;
}

/** Joins neighbouring texts with the same marks and drops empty ones. */
export function joinText(content: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const node of content) {
    const last = joined.at(-1);
    if (node.type !== 'text') joined.push(node);
    else if (last?.type === 'text' && sameMarks(last.marks, node.marks)) {
      joined[joined.length - 1] = { ...last, text: last.text + node.text };
    } else if (node.text !== '') joined.push(node);
  }
  return joined;
}
