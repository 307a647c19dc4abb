import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';
import { checkDepth, type Limits } from '../limits.ts';

export interface XmlElement {
  kind: 'element';
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  /** Offsets in the source: of the whole element, and of what is between its tags. */
  start: number;
  innerStart: number;
  innerEnd: number;
  end: number;
}
export interface XmlText {
  kind: 'text';
  text: string;
  cdata: boolean;
  start: number;
  end: number;
}
export type XmlNode = XmlElement | XmlText;

/**
 * Parses storage format, well-formed or not: tags left open are closed where their parent ends, HTML entities are
 * decoded, comments and declarations skipped. Throws DocumentError when elements nest too deep.
 */
export function parseXml(source: string, limits?: Limits): XmlElement {
  const root = element('', {}, 0, 0);
  root.innerEnd = root.end = source.length;
  const open: XmlElement[] = [root];
  let cdata = false;
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        checkDepth(open.length, limits);
        const node = element(name, decodeAll(attributes), parser.startIndex, parser.endIndex + 1);
        addChild(open.at(-1) ?? root, node);
        open.push(node);
      },
      onclosetag(_name, implied) {
        const node = open.length > 1 ? open.pop() : undefined;
        if (node) close(node, implied, parser);
      },
      ontext(text) {
        addText(open.at(-1) ?? root, {
          kind: 'text',
          text,
          cdata,
          start: parser.startIndex,
          end: parser.endIndex + 1,
        });
      },
      oncdatastart() {
        cdata = true;
      },
      oncdataend() {
        cdata = false;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(source);
  return root;
}

// Only addChild adds to the children of an element: this list is that of every element without any.
const noChildren: XmlNode[] = [];

/** An element without content, until what is inside and where it ends is found. */
export function element(
  name: string,
  attributes: Record<string, string>,
  start: number,
  innerStart: number,
): XmlElement {
  return {
    kind: 'element',
    name,
    attributes,
    children: noChildren,
    start,
    innerStart,
    innerEnd: innerStart,
    end: innerStart,
  };
}

function close(node: XmlElement, implied: boolean, parser: Parser): void {
  const selfClosing = node.children.length === 0 && parser.endIndex + 1 === node.innerStart;
  if (selfClosing) return;
  const last = node.children.at(-1);
  node.innerEnd = implied ? (last?.end ?? node.innerStart) : parser.startIndex;
  node.end = implied ? node.innerEnd : parser.endIndex + 1;
}

/** Adds a node to those inside the element. */
export function addChild(parent: XmlElement, node: XmlNode): void {
  // Most elements have one child, and a list that is pushed to makes room for sixteen more.
  if (parent.children === noChildren) parent.children = [node];
  else parent.children.push(node);
}

/** Adds a piece of text, to the one before it where both are of a kind. */
export function addText(parent: XmlElement, piece: XmlText): void {
  const last = parent.children.at(-1);
  if (last?.kind === 'text' && last.cdata === piece.cdata) {
    // The pieces of one text are decoded together, so that an entity cut in two is still one.
    last.text += piece.text;
    last.end = piece.end;
  } else {
    addChild(parent, piece);
  }
}

function decodeAll(attributes: Record<string, string>): Record<string, string> {
  for (const name in attributes) attributes[name] = decode(attributes[name] ?? '');
  return attributes;
}

/** The text with its entities decoded; those that HTML does not know stay. */
export function decode(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}

/** What the text says: line ends as XML has them, entities decoded, CDATA as it is. */
export function textOf(node: XmlText): string {
  const text = node.text.includes('\r') ? node.text.replace(/\r\n?/g, '\n') : node.text;
  return node.cdata ? text : decode(text);
}

/** All text inside, markup ignored. */
export function innerText(node: XmlNode): string {
  return node.kind === 'text' ? textOf(node) : node.children.map(innerText).join('');
}

/** The child elements, text ignored. */
export function elements(node: XmlElement): XmlElement[] {
  return node.children.filter((child) => child.kind === 'element');
}

/** The first child element of that name. */
export function child(node: XmlElement, name: string): XmlElement | undefined {
  return node.children.find((part): part is XmlElement => part.kind === 'element' && part.name === name);
}

/** Whether the node is nothing but white space; a no-break space counts as text. */
export function isBlank(node: XmlNode): boolean {
  return node.kind === 'text' && !node.cdata && /^[ \t\r\n]*$/.test(decode(node.text));
}
