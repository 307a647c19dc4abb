import type { Inline } from './tree.ts';

const words: ReadonlySet<string> = new Set<Inline['type']>([
  'text',
  'hardBreak',
  'mention',
  'status',
  'date',
  'emoji',
  'inlineCard',
  'mediaInline',
  'opaqueInline',
]);

/** Whether a node belongs into a line of text. */
export const isInline = (node: { type: string }): node is Inline => words.has(node.type);
