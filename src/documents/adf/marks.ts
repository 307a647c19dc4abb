import { parseReference } from '../reference.ts';
import type { Mark, OpaqueMark } from '../tree.ts';
import { type AdfNode, attrsOf, isAdfNode, isRecord } from './json.ts';
import type { WriteAdfOptions } from './options.ts';

/** Puts the marks on an inline node and returns the node; a mark that the tree has no word for keeps its JSON. */
export function withMarks<N extends { marks?: Mark[] }>(node: N, json: AdfNode): N {
  if (Array.isArray(json.marks)) node.marks = json.marks.filter(isAdfNode).map(readMark);
  return node;
}

/** Puts the marks on a block (alignment, indentation, width) and returns the block: kept, never shown. */
export function withBlockMarks<B extends { marks?: OpaqueMark[] }>(block: B, json: AdfNode): B {
  if (Array.isArray(json.marks)) block.marks = json.marks.filter(isAdfNode).map(opaque);
  return block;
}

function readMark(json: AdfNode): Mark {
  switch (json.type) {
    case 'strong':
    case 'em':
    case 'strike':
    case 'code':
    case 'underline':
      return hasOnly(json) ? { type: json.type } : opaque(json);
    default:
      return (hasOnly(json, 'attrs') ? readMarkWithAttrs(json, attrsOf(json)) : undefined) ?? opaque(json);
  }
}

function hasOnly(json: AdfNode, key?: string): boolean {
  for (const name in json) if (name !== 'type' && name !== key) return false;
  return true;
}

function readMarkWithAttrs(json: AdfNode, attrs: Record<string, unknown>): Mark | undefined {
  const { type, color, href, title, id } = attrs;
  switch (json.type) {
    case 'subsup':
      return type === 'sub' || type === 'sup' ? { type: 'subsup', attrs: { ...attrs, type } } : undefined;
    case 'textColor':
    case 'backgroundColor':
      return typeof color === 'string' ? { type: json.type, attrs: { ...attrs, color } } : undefined;
    case 'link':
      if (typeof href !== 'string' || (title !== undefined && typeof title !== 'string')) return undefined;
      return { type: 'link', attrs: { ...attrs, href, ...(title === undefined ? {} : { title }) } };
    case 'annotation':
      return typeof id === 'string' ? { type: 'annotation', attrs: { ...attrs, id } } : undefined;
    default:
      return undefined;
  }
}

function opaque(json: AdfNode): OpaqueMark {
  return { type: 'opaqueMark', format: 'adf', open: JSON.stringify(json), close: '' };
}

const withCode = new Set(['code', 'link', 'annotation']);

/** Text marks as JSON: only those that ADF allows together, links resolved. */
export function writeMarks(marks: readonly Mark[], options: WriteAdfOptions): AdfNode[] {
  const code = marks.some((mark) => mark.type === 'code');
  return marks.flatMap((mark) => {
    if (mark.type === 'opaqueMark') return writeOpaqueMarks([mark]);
    return code && !withCode.has(mark.type) ? [] : writeMark(mark, options);
  });
}

/** Block marks as JSON; those of another format cannot be said here and are invisible anyway. */
export function writeOpaqueMarks(marks: readonly OpaqueMark[]): AdfNode[] {
  return marks
    .filter((mark) => mark.format === 'adf')
    .map((mark): unknown => JSON.parse(mark.open))
    .filter(isAdfNode);
}

function writeMark(mark: Exclude<Mark, OpaqueMark>, options: WriteAdfOptions): AdfNode[] {
  switch (mark.type) {
    case 'link':
      return writeLink(mark.attrs, options);
    case 'textColor':
    case 'backgroundColor':
      return /^#[0-9a-f]{6}$/i.test(mark.attrs.color) ? [{ type: mark.type, attrs: mark.attrs }] : [];
    case 'annotation':
      return [{ type: mark.type, attrs: { annotationType: 'inlineComment', ...mark.attrs } }];
    case 'subsup':
      return [{ type: mark.type, attrs: mark.attrs }];
    default:
      return [{ type: mark.type }];
  }
}

function writeLink(attrs: Record<string, unknown> & { href: string }, options: WriteAdfOptions): AdfNode[] {
  const reference = parseReference(attrs.href);
  const href = reference ? options.links?.(reference) : attrs.href;
  return href === undefined || !isRecord(attrs) ? [] : [{ type: 'link', attrs: { ...attrs, href } }];
}
