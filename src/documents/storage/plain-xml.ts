import { checkDepth, type Limits } from '../limits.ts';
import { canSay } from './escape.ts';
import { addText, decode, element, type XmlElement } from './xml.ts';

/**
 * Parses storage format as Confluence writes it: well-formed, without comments and declarations. Absent for any other
 * text, well-formed or not: that is left to parsers which know all of XML, and take several times as long.
 * Throws DocumentError when elements nest too deep.
 */
export function parsePlainXml(source: string, limits?: Limits): XmlElement | undefined {
  if (!canSay(source)) return undefined;
  const root = element('', {}, 0, 0);
  root.innerEnd = root.end = source.length;
  const reading: Reading = { source, open: [root], limits };
  let at = 0;
  while (at >= 0 && at < source.length) at = readNext(reading, at);
  return at >= 0 && reading.open.length === 1 ? root : undefined;
}

interface Reading {
  source: string;
  open: XmlElement[];
  limits: Limits | undefined;
}

// Each of these reads what begins at the offset, and returns where that ends: -1 when it is nothing plain.

function readNext(reading: Reading, at: number): number {
  const { source } = reading;
  if (source[at] !== '<') return readText(reading, at);
  if (source[at + 1] === '/') return readEndTag(reading, at);
  return source.startsWith(cdataStart, at) ? readCdata(reading, at) : readStartTag(reading, at);
}

function readText({ source, open }: Reading, start: number): number {
  const next = source.indexOf('<', start);
  const end = next < 0 ? source.length : next;
  const text = source.slice(start, end);
  if (!isPlain(text) || text.includes(']]>')) return -1;
  addText(open.at(-1)?.children ?? [], { text, cdata: false, start, end });
  return end;
}

// Every entity of HTML can stand in storage, and numbers that are certain to be those of characters which XML knows.
const otherEntity =
  /&(?!(?:[A-Za-z][A-Za-z0-9]*|#(?:3[2-9]|[4-9]\d|[1-9]\d{2,3}|x[2-9A-Ca-c][\dA-Fa-f]{1,3}));)/;

function isPlain(text: string): boolean {
  return !text.includes('&') || !otherEntity.test(text);
}

const cdataStart = '<![CDATA[';

function readCdata({ source, open }: Reading, at: number): number {
  const close = source.indexOf(']]>', at);
  if (close < 0) return -1;
  const text = source.slice(at + cdataStart.length, close);
  const end = close + 3;
  addText(open.at(-1)?.children ?? [], { text, cdata: true, start: at, end });
  return end;
}

function readEndTag({ source, open }: Reading, at: number): number {
  const node = open.pop();
  if (!node || open.length === 0 || !source.startsWith(node.name, at + 2)) return -1;
  const last = at + 2 + node.name.length;
  if (source[last] !== '>') return -1;
  node.innerEnd = at;
  node.end = last + 1;
  return node.end;
}

function readStartTag({ source, open, limits }: Reading, at: number): number {
  const last = source.indexOf('>', at);
  if (last < 0) return -1;
  const closed = source[last - 1] === '/';
  const tag = source.slice(at + 1, closed ? last - 1 : last);
  const space = tag.search(/[ \t\r\n]/);
  const name = space < 0 ? tag : tag.slice(0, space);
  const attributes = space < 0 ? {} : readAttributes(tag.slice(space));
  if (!attributes || !plainName.test(name)) return -1;
  checkDepth(open.length, limits);
  const node = element(name, attributes, at, last + 1);
  open.at(-1)?.children.push(node);
  if (!closed) open.push(node);
  return node.end;
}

const plainName = /^[A-Za-z][\w.:-]*$/;
const attribute = /[ \t\r\n]+(?:([A-Za-z][\w.:-]*)="([^"<]*)"|$)/y;

function readAttributes(text: string): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  for (let at = 0; at < text.length; at = attribute.lastIndex) {
    attribute.lastIndex = at;
    const [all, name, value = ''] = attribute.exec(text) ?? [];
    if (all === undefined || (name !== undefined && name in attributes) || !isPlain(value)) return undefined;
    if (name !== undefined) attributes[name] = decode(value);
  }
  return attributes;
}
