import { checkDepth, type Limits } from '../limits.ts';
import { canSay } from './escape.ts';
import { addChild, addText, decode, element, type XmlElement } from './xml.ts';

/**
 * Parses storage format as Confluence writes it: well-formed, without comments and declarations. Absent for any other
 * text, well-formed or not: that is left to parsers which know all of XML, and take several times as long.
 * Throws DocumentError when elements nest too deep.
 */
export function parsePlainXml(source: string, limits?: Limits): XmlElement | undefined {
  if (!canSay(source)) return undefined;
  const root = element('', {}, 0, 0);
  root.innerEnd = root.end = source.length;
  const reading: Reading = { source, open: [], inside: root, limits };
  let at = 0;
  while (at >= 0 && at < source.length) at = readNext(reading, at);
  return at >= 0 && reading.inside === root ? root : undefined;
}

interface Reading {
  source: string;
  /** The element being read, and those around it. */
  inside: XmlElement;
  open: XmlElement[];
  limits: Limits | undefined;
}

// Each of these reads what begins at the offset, and returns where that ends: -1 when it is nothing plain.

function readNext(reading: Reading, at: number): number {
  const { source } = reading;
  if (source[at] !== '<') return readText(reading, at);
  const next = source[at + 1];
  if (next === '/') return readEndTag(reading, at);
  return next === '!' ? readCdata(reading, at) : readStartTag(reading, at);
}

function readText({ source, inside }: Reading, start: number): number {
  const next = source.indexOf('<', start);
  const end = next < 0 ? source.length : next;
  const text = source.slice(start, end);
  if (!isPlain(text) || text.includes(']]>')) return -1;
  addText(inside, { kind: 'text', text, cdata: false, start, end });
  return end;
}

// Every entity of HTML can stand in storage, and numbers that are certain to be those of characters which XML knows.
const otherEntity =
  /&(?!(?:[A-Za-z][A-Za-z0-9]*|#(?:3[2-9]|[4-9]\d|[1-9]\d{2,3}|x[2-9A-Ca-c][\dA-Fa-f]{1,3}));)/;

function isPlain(text: string): boolean {
  return !text.includes('&') || !otherEntity.test(text);
}

const cdataStart = '<![CDATA[';

function readCdata({ source, inside }: Reading, at: number): number {
  const close = source.startsWith(cdataStart, at) ? source.indexOf(']]>', at) : -1;
  if (close < 0) return -1;
  const text = source.slice(at + cdataStart.length, close);
  const end = close + 3;
  addText(inside, { kind: 'text', text, cdata: true, start: at, end });
  return end;
}

function readEndTag(reading: Reading, at: number): number {
  const { source, open, inside } = reading;
  const last = at + 2 + inside.name.length;
  const around = open.pop();
  if (!around || source[last] !== '>' || !source.startsWith(inside.name, at + 2)) return -1;
  inside.innerEnd = at;
  inside.end = last + 1;
  reading.inside = around;
  return inside.end;
}

const tagStart = /<[A-Za-z][\w.:-]*/y;
const attribute = /[ \t\r\n]+([A-Za-z][\w.:-]*)="([^"<>]*)"/y;
const tagEnd = /[ \t\r\n]*\/?>/y;

function readStartTag(reading: Reading, at: number): number {
  const { source, open, inside, limits } = reading;
  tagStart.lastIndex = at;
  if (!tagStart.test(source)) return -1;
  const named = tagStart.lastIndex;
  const attributes = source[named] === '>' ? noAttributes : {};
  const last = attributes === noAttributes ? named : readAttributes(source, named, attributes);
  if (last < 0) return -1;
  checkDepth(open.length + 1, limits);
  const node = element(source.slice(at + 1, named), attributes, at, last + 1);
  addChild(inside, node);
  if (source[last - 1] === '/') return node.end;
  open.push(inside);
  reading.inside = node;
  return node.end;
}

const noAttributes: Record<string, string> = Object.freeze({});

/** Reads attributes up to the end of the tag, and returns where its last character is. */
function readAttributes(source: string, start: number, attributes: Record<string, string>): number {
  let at = start;
  attribute.lastIndex = at;
  for (let found = attribute.exec(source); found; found = attribute.exec(source)) {
    const [, name = '', value = ''] = found;
    if (name in attributes || !isPlain(value)) return -1;
    attributes[name] = decode(value);
    at = attribute.lastIndex;
  }
  tagEnd.lastIndex = at;
  return tagEnd.test(source) ? tagEnd.lastIndex - 1 : -1;
}
