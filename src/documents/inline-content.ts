import type { Inline, Mark, Text } from './tree.ts';

/** A text node; `marks` is absent when there are none. */
export function textNode(text: string, marks: readonly Mark[] = []): Text {
  return marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: [...marks] };
}

/** Whether two lists hold the same marks in the same order. */
export function sameMarks(a: readonly Mark[] | undefined, b: readonly Mark[] | undefined): boolean {
  const length = a?.length ?? 0;
  if (length !== (b?.length ?? 0)) return false;
  return length === 0 || JSON.stringify(a) === JSON.stringify(b);
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
