import { mentionName, mentionRef, refKey } from '../collect-mentions.ts';
import { DocumentError } from '../document-error.ts';
import { parseReference } from '../reference.ts';
import type { Inline, Mark, MediaInline, Mention, OpaqueInline } from '../tree.ts';
import { type AdfNode, isAdfNode } from './json.ts';
import { writeMarks } from './marks.ts';
import type { WriteAdfOptions } from './options.ts';
import { unknownKeys } from './origin.ts';

/** Inline content as JSON; neighbouring texts stay as they are, empty ones go. */
export function writeInlines(content: readonly Inline[], options: WriteAdfOptions): AdfNode[] {
  return content.flatMap((node) => writeInline(node, options));
}

function writeInline(node: Inline, options: WriteAdfOptions): AdfNode[] {
  switch (node.type) {
    case 'text':
      return text(node.text, node.marks, options).map((json) => ({ ...json, ...unknownKeys(node) }));
    case 'mention':
      return mention(node, options);
    case 'status':
      return status(node, options);
    case 'mediaInline':
      return mediaInline(node, options);
    case 'opaqueInline':
      return opaque(node, options);
    case 'date':
      if (node.attrs.timestamp === '') return [];
      return [{ type: 'date', attrs: node.attrs, ...unknownKeys(node) }];
    case 'inlineCard':
      return inlineCard(node.attrs, options);
    default:
      return [{ type: node.type, ...(node.attrs ? { attrs: node.attrs } : {}), ...unknownKeys(node) }];
  }
}

function text(value: string, marks: readonly Mark[] | undefined, options: WriteAdfOptions): AdfNode[] {
  if (value === '') return [];
  const json = marks ? writeMarks(marks, options) : undefined;
  const keep = json && (json.length > 0 || marks?.length === 0);
  return [{ type: 'text', text: value, ...(keep ? { marks: json } : {}) }];
}

// Only an account id means a user here; anybody else stays visible as text.
function mention(node: Mention, options: WriteAdfOptions): AdfNode[] {
  const ref = mentionRef(node);
  if (ref?.kind === 'accountid') return [{ type: 'mention', attrs: node.attrs, ...unknownKeys(node) }];
  return text(`@${mentionName(node) ?? (ref ? refKey(ref) : '')}`, node.marks, options);
}

const statusColor = /^(neutral|purple|blue|red|yellow|green|#[0-9a-fA-F]{6})$/;

function status(node: Extract<Inline, { type: 'status' }>, options: WriteAdfOptions): AdfNode[] {
  if (node.attrs.text === '') return text('', undefined, options);
  const color = statusColor.test(node.attrs.color) ? node.attrs.color : 'neutral';
  return [{ type: 'status', attrs: { ...node.attrs, color }, ...unknownKeys(node) }];
}

function inlineCard(attrs: Record<string, unknown> & { url: string }, options: WriteAdfOptions): AdfNode[] {
  const reference = parseReference(attrs.url);
  const url = reference ? options.links?.(reference) : attrs.url;
  return url === undefined
    ? text(attrs.url, undefined, options)
    : [{ type: 'inlineCard', attrs: { ...attrs, url } }];
}

// ADF has no inline picture from a URL: in the middle of a sentence it becomes a link, and the sentence stays whole.
function mediaInline(node: MediaInline, options: WriteAdfOptions): AdfNode[] {
  const { id, url, collection, alt } = node.attrs;
  if (id !== undefined) {
    const marks = writeMarks(node.marks ?? [], options);
    const attrs = { ...node.attrs, collection: collection ?? '' };
    return [{ type: 'mediaInline', attrs, ...(node.marks ? { marks } : {}), ...unknownKeys(node) }];
  }
  if (url === undefined) return text(alt ?? '', node.marks, options);
  const linked = node.marks?.some((mark) => mark.type === 'link');
  const link: Mark[] = linked ? [] : [{ type: 'link', attrs: { href: url } }];
  return text(alt || mediaLabel(url), [...link, ...(node.marks ?? [])], options);
}

/** What to call a picture that has no alternative text: its file name. */
export function mediaLabel(url: string): string {
  const reference = parseReference(url);
  if (reference?.kind === 'attachment') return reference.file;
  const path = url.replace(/[?#].*$/s, '');
  return path.slice(path.lastIndexOf('/') + 1) || url;
}

function opaque(node: OpaqueInline, options: WriteAdfOptions): AdfNode[] {
  if (node.format === 'adf') return [parseSource(node.source)];
  return text(foreignText(node), node.marks, options);
}

/** The JSON that an opaque ADF node keeps. */
export function parseSource(source: string): AdfNode {
  const json: unknown = JSON.parse(source);
  if (!isAdfNode(json)) throw new DocumentError('An opaque node does not hold an ADF node.');
  return json;
}

/** The text of an opaque node of another format; throws DocumentError when it has none and would vanish. */
export function foreignText(node: { name: string; format: string; text?: string }): string {
  if (node.text) return node.text;
  throw new DocumentError(
    `"${node.name}" comes from a ${node.format} document and cannot be written as ADF.`,
  );
}
