import type { AdfDoc, AdfNode, RichText } from './adf.ts';

const inlineTypes = new Set(['text', 'mention', 'status', 'emoji', 'hardBreak', 'inlineCard', 'date']);

const attribute = (node: AdfNode, name: string): string => {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
};

function leaf(node: AdfNode): string {
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'inlineCard') return attribute(node, 'url');
  return node.text ?? attribute(node, 'text');
}

function write(node: AdfNode): string {
  if (!node.content) return leaf(node);
  const separator = node.content.every((child) => inlineTypes.has(child.type)) ? '' : '\n';
  return node.content.map(write).join(separator);
}

const known = new WeakMap<AdfDoc, string>();

/** The words of a text without any markup; wiki markup is returned as it is. */
export function plainText(text: RichText | undefined): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const plain = write(text);
  known.set(text, plain);
  return plain;
}
