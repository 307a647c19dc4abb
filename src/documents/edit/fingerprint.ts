import { isInline } from '../is-inline.ts';
import type { Context } from '../markdown/context.ts';
import { writeBlocks } from '../markdown/write-block.ts';
import { writeInline, writeParagraph } from '../markdown/write-inline.ts';
import type { Node } from '../tree.ts';

/** Says every node in canonical Markdown: two nodes that the caller cannot tell apart have the same fingerprint. */
export interface Fingerprints {
  /** Empty for what Markdown does not show at all. */
  of: (node: Node) => string;
  /** The same without the content. */
  shell: (node: Node) => string;
}

/** Fingerprints in one context, each written once. */
export function createFingerprints(context: Context): Fingerprints {
  const known = new Map<Node, string>();
  const of = (node: Node): string => {
    const found = known.get(node) ?? say(node, context, of);
    known.set(node, found);
    return found;
  };
  return { of, shell: (node) => shell(node, context) };
}

function say(node: Node, context: Context, of: (node: Node) => string): string {
  switch (node.type) {
    case 'listItem':
      return `item\n${blocks(node.content, context)}`;
    case 'taskItem':
      return `${node.attrs.state}\n${writeParagraph(node.content, { context })}`;
    case 'blockTaskItem':
      return `${node.attrs.state}\n${blocks(node.content, context)}`;
    case 'tableRow':
      return `row\n${node.content.map(of).join('\n')}`;
    case 'tableCell':
    case 'tableHeader':
      return `${cellShell(node)}\n${blocks(node.content, context)}`;
    case 'caption':
      return writeInline(node.content, { context });
    case 'media':
      return '';
    default:
      return isBlock(node) ? blocks([node], context) : writeInline([node], { context });
  }
}

type BlockNode = Parameters<typeof writeBlocks>[0][number];

function blocks(content: readonly BlockNode[], context: Context): string {
  return writeBlocks(content, context).join('\n');
}

function isBlock(node: Node): node is BlockNode {
  return !isInline(node);
}

function cellShell(node: Extract<Node, { type: 'tableCell' | 'tableHeader' }>): string {
  const { colspan = 1, rowspan = 1 } = node.attrs ?? {};
  return `${node.type} ${colspan} ${rowspan}`;
}

function shell(node: Node, context: Context): string {
  switch (node.type) {
    case 'heading':
    case 'panel':
    case 'expand':
    case 'codeBlock':
      return blocks([{ ...node, content: [] }], context);
    case 'orderedList':
      return String(Math.max(0, Math.trunc(node.attrs?.order ?? 1)));
    case 'tableCell':
    case 'tableHeader':
      return cellShell(node);
    case 'taskItem':
    case 'blockTaskItem':
      return `${node.type} ${node.attrs.state}`;
    default:
      return node.type;
  }
}
