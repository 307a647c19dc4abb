import type { Inline } from '../tree.ts';
import { trimSpacesEnd, trimSpacesStart } from '../trim-spaces.ts';

/** Removes collapsible spaces that a browser would not show: at the edges, beside line breaks, and doubled ones. */
export function trimEdges(content: readonly Inline[]): Inline[] {
  const kept: Inline[] = [];
  let afterSpace = true;
  for (const node of content) {
    if (node.type === 'text') {
      const text: string = afterSpace ? trimSpacesStart(node.text) : node.text;
      if (text === '') continue;
      kept.push(text === node.text ? node : { ...node, text });
      afterSpace = text.endsWith(' ');
    } else {
      if (node.type === 'hardBreak') trimEnd(kept);
      kept.push(node);
      afterSpace = node.type === 'hardBreak';
    }
  }
  trimEnd(kept);
  return kept;
}

function trimEnd(kept: Inline[]): void {
  for (let last = kept.at(-1); last?.type === 'text'; last = kept.at(-1)) {
    const text = trimSpacesEnd(last.text);
    if (text === last.text) return;
    kept.pop();
    if (text !== '') {
      kept.push({ ...last, text });
      return;
    }
  }
}
