import { walk } from '../../../src/documents/children.ts';
import type { OpaqueNode } from '../../../src/documents/collect-opaque.ts';
import { createEdition } from '../../../src/documents/edit/edition.ts';
import { writeBlocks } from '../../../src/documents/markdown/write-block.ts';
import { spanOf } from '../../../src/documents/source-span.ts';
import { wellFormed } from '../../../src/documents/storage/well-formed.ts';
import type { Block, Document, Node } from '../../../src/documents/tree.ts';
import { corpus } from './corpora.ts';

/** The display name of every user. */
export const nameOf = ({ id }: { id: string }) => `User ${id}`;
/** The well-formed storage bodies of the corpora, each once. */
export const bodies = storageBodies();

function storageBodies(): { name: string; text: string }[] {
  const found = corpus(['conversion'], /\.(xml|xhtml|html)$/);
  for (const { name, text } of corpus(['conversion', 'fixtures'], /\.json$/)) {
    if (name.includes('adf-schema')) continue;
    try {
      collect(JSON.parse(text), name, found);
    } catch {
      // Not every file of that ending is JSON.
    }
  }
  const seen = new Set<string>();
  return found.filter(({ text }) => {
    const fresh = !seen.has(text) && wellFormed(text).ok;
    seen.add(text);
    return fresh;
  });
}

function collect(value: unknown, name: string, found: { name: string; text: string }[]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('representation' in value && value.representation === 'storage' && 'value' in value) {
    if (typeof value.value === 'string') found.push({ name, text: value.value });
  }
  for (const part of Object.values(value)) collect(part, name, found);
}

/** The original with one node exchanged for others, as Markdown with the tokens of the original. */
export function say(document: Document, target: Node, instead: readonly Node[]): string {
  const { context } = createEdition(document, '', { nameOf });
  const exchange = (node: Node): Node[] => {
    if (node === target) return [...instead];
    if (!('content' in node) || !inside(node, target)) return [node];
    const copy = { ...node, content: (node.content as Node[]).flatMap(exchange) } as Node;
    const id = context.ids().get(node as OpaqueNode);
    if (id !== undefined) context.ids().set(copy as OpaqueNode, id);
    return [copy];
  };
  return `${writeBlocks(document.content.flatMap(exchange) as Block[], context).join('\n')}\n`;
}

function inside(node: Node, target: Node): boolean {
  let found = false;
  walk(node, (below) => {
    found ||= below === target;
  });
  return found;
}

/** A block that no document holds. */
export const paragraph: Block = { type: 'paragraph', content: [{ type: 'text', text: 'Brand new words.' }] };

/** Text whose words can be changed; that of a link to an issue is its key: with other words it reads back as those and the key. */
export function isPlainText(node: Node): boolean {
  const linked =
    'marks' in node && node.marks?.some((m) => m.type === 'link' && m.attrs.href.startsWith('issue:'));
  return node.type === 'text' && !linked;
}

/** The nodes that hold text, at every depth. */
export function textNodes(document: Document): Node[] {
  const found: Node[] = [];
  walk(document, (node) => {
    if (
      (node.type === 'paragraph' ||
        node.type === 'heading' ||
        node.type === 'codeBlock' ||
        node.type === 'taskItem') &&
      spanOf(node) &&
      node.content.some(isPlainText)
    )
      found.push(node);
  });
  return found;
}

/** The same node with a word more at the end of its first text. */
export function changed(node: Node): Node {
  const content = 'content' in node ? (node.content as Node[]) : [];
  const at = content.findIndex(isPlainText);
  const text = content[at];
  if (text?.type !== 'text') return node;
  return { ...node, content: content.with(at, { ...text, text: `${text.text.trimEnd()} changed` }) } as Node;
}
