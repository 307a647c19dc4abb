import { withInside, withSpan } from '../source-span.ts';
import type { Block, Blockquote, Heading, Inline, Paragraph } from '../tree.ts';
import { markBare } from './bare.ts';
import { isBlockElement, standsAlone } from './block-elements.ts';
import { withExtras } from './extras.ts';
import { readImage } from './image.ts';
import { readMacro } from './macro.ts';
import { readInlines } from './read-inline.ts';
import { describe } from './read-inline-macro.ts';
import { readList, readTaskList } from './read-list.ts';
import { readBlockMacro } from './read-macro.ts';
import { readTable } from './read-table.ts';
import { around, outerXml, type Source, withBody } from './source.ts';
import { elements, innerText, isBlank, type XmlElement, type XmlNode } from './xml.ts';

/** The blocks in a run of nodes; text between them becomes paragraphs. */
export function readBlocks(nodes: readonly XmlNode[], source: Source): Block[] {
  const [only] = nodes;
  if (nodes.length === 1 && only?.kind === 'element' && isBlockElement(only))
    return [readSpanned(only, source)];
  const blocks: Block[] = [];
  let run: XmlNode[] = [];
  for (const [index, node] of nodes.entries()) {
    if (node.kind === 'element' && (isBlockElement(node) || standsAlone(nodes, index))) {
      if (run.length > 0) addBare(run, source, blocks);
      run = [];
      blocks.push(readSpanned(node, source));
    } else if (run.length > 0 || !isBlank(node)) {
      run.push(node);
    }
  }
  if (run.length > 0) addBare(run, source, blocks);
  return blocks;
}

// Text between blocks is a paragraph without a tag of its own.
function addBare(run: readonly XmlNode[], source: Source, blocks: Block[]): void {
  const content = readInlines(run, source);
  const [first, last] = [run.at(0), run.at(-1)];
  if (content.length === 0 || !first || !last) return;
  const bare = markBare({ type: 'paragraph', content });
  blocks.push(withInside(withSpan(bare, first.start, last.end), first.start, last.end));
}

function readSpanned(node: XmlElement, source: Source): Block {
  return withSpan(readBlock(node, source), node.start, node.end);
}

function readBlock(node: XmlElement, source: Source): Block {
  switch (node.name) {
    case 'p':
      return readParagraph(node, source) ?? container(node, source);
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return readHeading(node, source) ?? container(node, source);
    case 'ul':
    case 'ol':
      return within(readList(node, source, readBlocks), node) ?? container(node, source);
    case 'ac:task-list':
      return within(readTaskList(node, source, readBlocks), node) ?? container(node, source);
    case 'table':
      return within(readTable(node, source, readBlocks), node) ?? container(node, source);
    case 'hr':
      return withExtras({ type: 'rule' }, node);
    case 'blockquote':
      return readQuote(node, source);
    case 'pre':
      return within(readPre(node), node) ?? container(node, source);
    default:
      return readSpecial(node, source) ?? container(node, source);
  }
}

function within(block: Block | undefined, node: XmlElement): Block | undefined {
  return block && withBody(block, node);
}

function readSpecial(node: XmlElement, source: Source): Block | undefined {
  if (node.name === 'ac:image' || node.name === 'img') return readPicture(node, source);
  const macro = readMacro(node, source);
  return macro && readBlockMacro(macro, source, readBlocks);
}

function hasBlocks(node: XmlElement): boolean {
  for (const child of node.children)
    if (child.kind === 'element' && (isBlockElement(child) || hasBlocks(child))) return true;
  return false;
}

function readParagraph(node: XmlElement, source: Source): Block | undefined {
  if (hasBlocks(node)) return undefined;
  const content = readInlines(node.children, source);
  const paragraph: Paragraph = withExtras({ type: 'paragraph', content }, node);
  const [only] = content;
  const alone = content.length === 1 && only && !paragraph.xml ? single(only, source, node) : undefined;
  return alone ?? withBody(paragraph, node);
}

// A paragraph of nothing but a picture or a card is that picture or card.
function single(only: Inline, source: Source, node: XmlElement): Block | undefined {
  const [child] = elements(node);
  if (only.type === 'mediaInline' && child?.name === 'ac:image') return readPicture(child, source);
  const appearance = only.xml?.attributes?.['data-card-appearance'];
  if (only.type !== 'inlineCard' || only.marks || (appearance !== 'block' && appearance !== 'embed'))
    return undefined;
  const type = appearance === 'block' ? 'blockCard' : 'embedCard';
  return { type, attrs: { url: only.attrs.url }, ...(only.xml ? { xml: only.xml } : {}) };
}

function readHeading(node: XmlElement, source: Source): Block | undefined {
  if (hasBlocks(node)) return undefined;
  const level = Number(node.name.slice(1));
  const content = readInlines(node.children, source);
  const heading: Heading = { type: 'heading', attrs: { level }, content };
  return withBody(withExtras(heading, node), node);
}

function readQuote(node: XmlElement, source: Source): Block {
  const quote: Blockquote = { type: 'blockquote', content: readBlocks(node.children, source) };
  return withBody(withExtras(quote, node), node);
}

function readPicture(node: XmlElement, source: Source): Block | undefined {
  const image = readImage(node);
  if (!image) return undefined;
  const { inline, caption } = image;
  const media = { ...inline, type: 'media' } as const;
  const text = caption ? readCaption(caption, source) : [];
  return {
    type: 'mediaSingle',
    content: text.length > 0 ? [media, { type: 'caption', content: text }] : [media],
  };
}

// A caption may hold paragraphs; in the tree it is one run with breaks between them.
function readCaption(caption: XmlElement, source: Source): Inline[] {
  if (!hasBlocks(caption)) return readInlines(caption.children, source);
  const parts = readBlocks(caption.children, source).flatMap((block) =>
    block.type === 'paragraph' ? [block.content] : [],
  );
  return parts.flatMap((content, index): Inline[] =>
    index === 0 ? content : [{ type: 'hardBreak' }, ...content],
  );
}

function readPre(node: XmlElement): Block | undefined {
  if (elements(node).some((child) => child.name !== 'br')) return undefined;
  const text = node.children.map((child) => (child.kind === 'element' ? '\n' : innerText(child))).join('');
  const attributes = { 'ac:name': 'pre', ...node.attributes };
  return { type: 'codeBlock', xml: { attributes }, content: text ? [{ type: 'text', text }] : [] };
}

// Layouts, sections, macros nobody has heard of: their content can be read and edited, the rest stays as it is.
function container(node: XmlElement, source: Source): Block {
  const macro = readMacro(node, source);
  const { text, ...named } = describe(node, source);
  const body = macro ? (macro.rich ?? macro.plain) : node;
  const empty = !body || (text === undefined && elements(body).length === 0);
  if (empty)
    return { type: 'opaqueBlock', ...named, ...(text ? { text } : {}), source: outerXml(node, source) };
  const { open, close } = around(node, body, source);
  if (body === macro?.plain) {
    const code = innerText(body);
    return { type: 'container', ...named, body: 'plain', open, close, content: [codeOf(code)] };
  }
  const content = readBlocks(body.children, source);
  return withBody({ type: 'container', ...named, body: 'blocks', open, close, content }, body);
}

function codeOf(text: string): Block {
  return { type: 'codeBlock', content: [{ type: 'text', text }] };
}
