import { children } from './children.ts';
import type { Document, Inline, Node } from './tree.ts';

/** The text a reader sees: one line per block, nothing but words. */
export function plainText(node: Document | Node): string {
  const lines: string[] = [];
  collect(node, lines);
  return lines.join('\n');
}

/** The text of a run of inline nodes, hard breaks as line feeds. */
export function inlineText(content: readonly Inline[]): string {
  return content.map(leafText).join('');
}

function collect(node: Document | Node, lines: string[]): void {
  const title = titleOf(node);
  if (title) lines.push(title);
  if (hasInlineContent(node)) {
    lines.push(inlineText(node.content));
    return;
  }
  const below = children(node);
  for (const child of below) collect(child, lines);
  if (below.length === 0) {
    const text = leafText(node);
    if (text) lines.push(text);
  }
}

function titleOf(node: Document | Node): string | undefined {
  if (node.type === 'expand') return node.attrs?.title;
  if (node.type === 'panel' || node.type === 'codeBlock') return node.title;
  return undefined;
}

function hasInlineContent(node: Document | Node): node is Extract<Node, { content: Inline[] }> {
  return (
    node.type === 'paragraph' ||
    node.type === 'heading' ||
    node.type === 'taskItem' ||
    node.type === 'caption' ||
    node.type === 'codeBlock'
  );
}

function leafText(node: Document | Node): string {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'hardBreak':
      return '\n';
    case 'mention':
      return node.attrs.text ?? '';
    case 'status':
      return node.attrs.text;
    case 'date':
      return isoDate(node.attrs.timestamp);
    case 'emoji':
      return node.attrs.text ?? node.attrs.shortName;
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return node.attrs.url;
    case 'media':
    case 'mediaInline':
      return node.attrs.alt ?? '';
    case 'opaqueInline':
    case 'opaqueBlock':
      return node.text ?? '';
    default:
      return '';
  }
}

/** A millisecond timestamp as ISO 8601: the day alone when it is midnight UTC, as it came when it is no time at all. */
export function isoDate(timestamp: string): string {
  const date = new Date(Number(timestamp));
  if (timestamp === '' || Number.isNaN(date.getTime())) return timestamp;
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : iso;
}
