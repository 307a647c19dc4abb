import { joinText, textNode } from '../inline-content.ts';
import type { Context } from '../markdown/context.ts';
import type { Inline, Mark } from '../tree.ts';
import { align } from './align.ts';
import { hiddenMarks, markKey, type Token, tokensOf } from './inline-tokens.ts';

/**
 * A line of text as the caller wrote it, with everything that Markdown does not show kept where the words stayed:
 * comment anchors, ids, and what marks and nodes say beyond the tree's words.
 */
export function mergeInline(old: readonly Inline[], fresh: readonly Inline[], context: Context): Inline[] {
  const olds = tokensOf(old, context);
  const news = tokensOf(fresh, context);
  const pairs = align(
    olds.map((token) => token.key),
    news.map((token) => token.key),
  );
  const marks = new Map(olds.flatMap(({ node }) => (node.marks ?? []).map((mark) => [markKey(mark), mark])));
  let before: Token | undefined;
  const after = nextPaired(pairs);
  const merged = news.map((token, i) => {
    const kept = olds[pairs[i] ?? -1];
    if (kept) before = kept;
    const behind = olds[after[i] ?? -1];
    return kept ? piece(kept) : piece(withOldMarks(token, marks, hiddenBetween(before, behind)));
  });
  return joinText(merged);
}

function piece({ node, text }: Token): Inline {
  return node.type === 'text' && text !== node.text ? { ...node, text } : node;
}

// For each new token the old index of the nearest paired one from there on.
function nextPaired(pairs: readonly number[]): number[] {
  const after = [...pairs];
  for (let i = after.length - 2; i >= 0; i--) if ((after[i] ?? -1) < 0) after[i] = after[i + 1] ?? -1;
  return after;
}

// What is written between two words of the same anchor belongs to it.
function hiddenBetween(before: Token | undefined, behind: Token | undefined): Mark[] {
  if (!before || !behind) return [];
  const keys = new Set(hiddenMarks(behind.node).map((mark) => JSON.stringify(mark)));
  return hiddenMarks(before.node).filter((mark) => keys.has(JSON.stringify(mark)));
}

function withOldMarks(token: Token, marks: Map<string, Mark>, hidden: readonly Mark[]): Token {
  const { node, text } = token;
  const shown = (node.marks ?? []).map((mark) => marks.get(markKey(mark)) ?? mark);
  const keys = new Set(shown.map(markKey));
  const own = [...hidden.filter((mark) => !keys.has(markKey(mark))), ...shown];
  const plain = node.type === 'text' ? textNode(text) : node;
  return own.length === 0
    ? { ...token, node: plain }
    : { ...token, node: { ...plain, marks: own } as Inline };
}
