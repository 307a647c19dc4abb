import { joinText, textNode } from '../inline-content.ts';
import { withSpan } from '../source-span.ts';
import type { Inline, Mark } from '../tree.ts';
import { otherAttributes } from './extras.ts';
import { readImage } from './image.ts';
import { readLink, readSmartLink } from './link.ts';
import { readMacro } from './macro.ts';
import { readElementMark } from './marks.ts';
import { opaqueInline, readInlineMacro } from './read-inline-macro.ts';
import { around, type Source } from './source.ts';
import { isTrimmed, trimEdges } from './white-space.ts';
import { innerText, textOf, type XmlElement, type XmlNode, type XmlText } from './xml.ts';

/** A run of inline content: white space collapsed as in a browser, at the edges removed. */
export function readInlines(nodes: readonly XmlNode[], source: Source): Inline[] {
  const run: Run = { out: [], source };
  for (const node of nodes) collect(node, noMarks, run);
  return isTrimmed(run.out) ? run.out : joinText(trimEdges(run.out));
}

const noMarks: readonly Mark[] = [];

interface Run {
  out: Inline[];
  source: Source;
}

function collect(node: XmlNode, marks: readonly Mark[], run: Run): void {
  if (node.kind === 'text') {
    const text = shownText(node);
    if (text) run.out.push(withSpan(textNode(text, marks), node.start, node.end));
    return;
  }
  const leaf = readLeaf(node, run.source);
  if (leaf) {
    for (const inline of leaf) run.out.push(withSpan(withMarks(inline, marks), node.start, node.end));
    return;
  }
  const inside = [...marks, ...(readElementMark(node) ?? [opaqueMark(node, run.source)])];
  for (const child of node.children) collect(child, inside, run);
}

function shownText(node: XmlText): string {
  const text = textOf(node);
  return node.cdata || !hasCollapsible.test(text) ? text : text.replace(collapsible, ' ');
}

const hasCollapsible = /[\t\r\n]| {2}/;
// White space that is shown as one space, where it is not one already.
const collapsible = /[ \t\r\n]{2,}|[\t\r\n]/g;

function withMarks(node: Inline, marks: readonly Mark[]): Inline {
  return marks.length === 0 ? node : { ...node, marks: [...marks, ...(node.marks ?? [])] };
}

function opaqueMark(node: XmlElement, source: Source): Mark {
  return { type: 'opaqueMark', format: 'storage', ...around(node, node, source) };
}

// Elements that are one inline node, or a few; absent for those that only mark the text inside.
function readLeaf(node: XmlElement, source: Source): Inline[] | undefined {
  switch (node.name) {
    case 'br':
      return [{ type: 'hardBreak', ...otherAttributes(node) }];
    case 'ac:link':
      return readLink(node, source, readInlines) ?? [opaqueInline(node, source)];
    case 'a':
      return readSmartLink(node);
    case 'ac:image':
    case 'img':
      return [readImage(node)?.inline ?? opaqueInline(node, source)];
    case 'time':
      return [readDate(node) ?? opaqueInline(node, source)];
    case 'ac:emoticon':
      return [readEmoji(node)];
    case 'ac:structured-macro':
    case 'ac:macro': {
      const macro = readMacro(node, source);
      return [(macro && readInlineMacro(macro)) ?? opaqueInline(node, source)];
    }
    case 'ac:placeholder':
      return [opaqueInline(node, source)];
    default:
      return isEmpty(node) ? [opaqueInline(node, source)] : undefined;
  }
}

function isEmpty(node: XmlElement): boolean {
  return node.children.every((child) => child.kind === 'text' && child.text === '');
}

function readDate(node: XmlElement): Inline | undefined {
  const { datetime = '', ...rest } = node.attributes;
  const time = /^\d{4}-\d\d-\d\d/.test(datetime) ? Date.parse(datetime) : Number.NaN;
  if (Number.isNaN(time) || innerText(node).trim() !== '') return undefined;
  const xml = Object.keys(rest).length === 0 ? {} : { xml: { attributes: rest } };
  return { type: 'date', attrs: { timestamp: String(time) }, ...xml };
}

function readEmoji(node: XmlElement): Inline {
  const { 'ac:emoji-shortname': shortname, 'ac:emoji-id': id, 'ac:emoji-fallback': text } = node.attributes;
  const name = node.attributes['ac:name'] ?? 'question';
  const attrs = {
    shortName: shortname ?? `:${name}:`,
    ...(id === undefined ? {} : { id }),
    ...(text === undefined ? {} : { text }),
  };
  return {
    type: 'emoji',
    attrs,
    ...otherAttributes(node, [...emojiAttributes, ...(shortname ? [] : ['ac:name'])]),
  };
}

const emojiAttributes = ['ac:emoji-shortname', 'ac:emoji-id', 'ac:emoji-fallback'];
