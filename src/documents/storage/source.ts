import { withInside } from '../source-span.ts';
import type { Node } from '../tree.ts';
import { attributeList, cdata, escapeText } from './escape.ts';
import { textOf, type XmlElement, type XmlNode } from './xml.ts';

/** The text being read; `exact` when it is well-formed, so that parts of it can be kept literally. */
export interface Source {
  text: string;
  exact: boolean;
}

/** The element as it stood in the source; written anew when the source is not well-formed. */
export function outerXml(node: XmlElement, source: Source): string {
  return source.exact ? source.text.slice(node.start, node.end) : serialize(node);
}

/** What stood between the element's tags. */
export function innerXml(node: XmlElement, source: Source): string {
  return source.exact
    ? source.text.slice(node.innerStart, node.innerEnd)
    : node.children.map(serialize).join('');
}

/** Remembers what is between the element's tags as the place of the node's content; a self-closing element has none. */
export function withBody<N extends Node>(node: N, body: XmlElement | undefined): N {
  return body && body.innerEnd < body.end ? withInside(node, body.innerStart, body.innerEnd) : node;
}

/**
 * The source around `body`, from the start of `node` to its end. `body` is the node itself or stands inside it; a
 * self-closing body is opened.
 */
export function around(node: XmlElement, body: XmlElement, source: Source): { open: string; close: string } {
  if (!source.exact) return { open: openTags(node, body), close: closeTags(node, body) };
  const { text } = source;
  if (body.innerEnd === body.end) {
    const tag = text.slice(node.start, body.end).replace(/\s*\/>$/, '>');
    return { open: tag, close: `</${body.name}>${text.slice(body.end, node.end)}` };
  }
  return { open: text.slice(node.start, body.innerStart), close: text.slice(body.innerEnd, node.end) };
}

function openTags(node: XmlElement, body: XmlElement): string {
  if (node === body) return startTag(node);
  const before = node.children.slice(0, node.children.indexOf(body)).map(serialize).join('');
  return `${startTag(node)}${before}${startTag(body)}`;
}

function closeTags(node: XmlElement, body: XmlElement): string {
  if (node === body) return `</${node.name}>`;
  const after = node.children
    .slice(node.children.indexOf(body) + 1)
    .map(serialize)
    .join('');
  return `</${body.name}>${after}</${node.name}>`;
}

function startTag(node: XmlElement): string {
  return `<${nameOf(node.name)}${attributeList(safeNames(node.attributes))}>`;
}

function serialize(node: XmlNode): string {
  if (node.kind === 'text') return node.cdata ? cdata(node.text) : escapeText(textOf(node));
  return `${startTag(node)}${node.children.map(serialize).join('')}</${nameOf(node.name)}>`;
}

// A broken source can hold names that no XML has; they are made into names, so that what is written is well-formed.
function nameOf(name: string): string {
  return /^[A-Za-z_][\w.-]*(:[A-Za-z_][\w.-]*)?$/.test(name) ? name : `x-${name.replace(/[^\w-]/g, '')}`;
}

function safeNames(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [nameOf(name), value]));
}
