import type { Inline, Text } from '../tree.ts';
import { trimSpacesEnd, trimSpacesStart } from '../trim-spaces.ts';

/** Whether there is nothing to remove and nothing to join: most runs are one text. */
export function isTrimmed(content: readonly Inline[]): boolean {
  const [only] = content;
  if (content.length !== 1) return content.length === 0;
  return only?.type !== 'text' || !(only.text === '' || only.text.startsWith(' ') || only.text.endsWith(' '));
}

/** Removes collapsible spaces that a browser would not show: at the edges, beside line breaks, and doubled ones. */
export function trimEdges(content: readonly Inline[]): Inline[] {
  const kept: Inline[] = [];
  let afterSpace = true;
  for (const node of content) {
    if (node.type === 'hardBreak') trimEnd(kept);
    const next: Inline | undefined = node.type === 'text' && afterSpace ? withoutStart(node) : node;
    if (!next) continue;
    kept.push(next);
    afterSpace = next.type === 'hardBreak' || (next.type === 'text' && next.text.endsWith(' '));
  }
  trimEnd(kept);
  return kept;
}

function withoutStart(node: Text): Text | undefined {
  const text = trimSpacesStart(node.text);
  if (text === node.text) return node;
  return text === '' ? undefined : { ...node, text };
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
