import { inlineText, plainText } from '../plain-text.ts';
import type { Block, CodeBlock, Container, MediaSingle, Panel, XmlExtras } from '../tree.ts';
import { isBare } from './bare.ts';
import { attributeList, cdata, escapeText } from './escape.ts';
import { card, foreignText, writeImage, writeInlines } from './write-inline.ts';
import { writeList, writeTaskList } from './write-list.ts';
import { writeMacro } from './write-macro.ts';
import { writeTable } from './write-table.ts';
import type { TaskIds, Writer } from './writer.ts';

/** A writer of blocks; tasks without a number get one from `ids`. */
export function createBlockWriter(ids: TaskIds): Writer {
  const writer: Writer = { ids, blocks: (blocks) => writeBlocks(blocks, writer) };
  return writer;
}

// Text that stood in its parent without a paragraph goes back like that.
function writeBlocks(blocks: readonly Block[], writer: Writer): string {
  let afterBare = false;
  return blocks
    .map((block) => {
      const bare = block.type === 'paragraph' && isBare(block) && !afterBare;
      afterBare = bare;
      return bare ? writeInlines(block.content) : writeBlock(block, writer);
    })
    .join('');
}

/** One block, with a paragraph always in its `<p>`. */
export function writeBlock(block: Block, writer: Writer): string {
  switch (block.type) {
    case 'paragraph':
      return block.content.length === 0
        ? empty('p', block.xml)
        : tagged('p', block.xml, writeInlines(block.content));
    case 'heading':
      return tagged(`h${block.attrs.level}`, block.xml, writeInlines(block.content));
    case 'bulletList':
    case 'orderedList':
      return writeList(block, writer);
    case 'taskList':
      return writeTaskList(block, writer);
    case 'blockquote':
      return tagged('blockquote', block.xml, writer.blocks(block.content));
    case 'rule':
      return empty('hr', block.xml);
    case 'table':
      return writeTable(block, writer);
    default:
      return writeMacroBlock(block, writer);
  }
}

type MacroBlock = Exclude<
  Block,
  {
    type:
      | 'paragraph'
      | 'heading'
      | 'bulletList'
      | 'orderedList'
      | 'taskList'
      | 'blockquote'
      | 'rule'
      | 'table';
  }
>;

function writeMacroBlock(block: MacroBlock, writer: Writer): string {
  switch (block.type) {
    case 'codeBlock':
      return code(block);
    case 'panel':
      return panel(block, writer);
    case 'expand':
      return writeMacro({
        name: 'expand',
        parameters: { title: block.attrs?.title },
        body: rich(block.content, writer),
        xml: block.xml,
      });
    case 'mediaSingle':
      return picture(block);
    case 'mediaGroup':
      return `<p>${block.content.map((media) => writeImage(media)).join(' ')}</p>`;
    case 'blockCard':
    case 'embedCard':
      return `<p>${card(block.attrs.url, block.type === 'blockCard' ? 'block' : 'embed', block.xml?.attributes)}</p>`;
    case 'opaqueBlock':
      return block.format === 'storage' ? block.source : `<p>${escapeText(foreignText(block))}</p>`;
    default:
      return container(block, writer);
  }
}

function tagged(name: string, xml: XmlExtras | undefined, inside: string): string {
  return `<${name}${attributeList(xml?.attributes ?? {})}>${inside}</${name}>`;
}

function empty(name: string, xml: XmlExtras | undefined): string {
  return `<${name}${attributeList(xml?.attributes ?? {})}/>`;
}

function rich(content: readonly Block[], writer: Writer): string {
  return `<ac:rich-text-body>${writer.blocks(content)}</ac:rich-text-body>`;
}

function code(block: CodeBlock): string {
  const { 'ac:name': name = 'code', ...attributes } = block.xml?.attributes ?? {};
  const text = inlineText(block.content);
  if (name === 'pre') return `<pre${attributeList(attributes)}>${escapeText(text)}</pre>`;
  const parameters = { language: block.attrs?.language, title: block.title };
  const body = `<ac:plain-text-body>${cdata(text)}</ac:plain-text-body>`;
  const xml = block.xml && { ...block.xml, attributes };
  return writeMacro({ name, parameters, body, xml });
}

// Storage has four kinds of its own; the colours of the other two are those of tip and warning.
const panels = new Map([
  ['info', 'info'],
  ['note', 'note'],
  ['tip', 'tip'],
  ['warning', 'warning'],
  ['success', 'tip'],
  ['error', 'warning'],
]);

function panel(block: Panel, writer: Writer): string {
  const name = panels.get(block.attrs.panelType) ?? 'panel';
  return writeMacro({
    name,
    parameters: { title: block.title },
    body: rich(block.content, writer),
    xml: block.xml,
  });
}

function picture(block: MediaSingle): string {
  const [media, caption] = block.content;
  const image = writeImage(media, caption);
  const link = media.marks?.length ? writeInlines([{ ...media, type: 'mediaInline' }]) : undefined;
  if (link) return `<p>${link}${caption ? `<br/>${writeInlines(caption.content)}` : ''}</p>`;
  return image.startsWith('<')
    ? image
    : `<p>${image}${caption ? `<br/>${writeInlines(caption.content)}` : ''}</p>`;
}

function container(block: Container, writer: Writer): string {
  if (block.format !== 'storage') return writer.blocks(block.content);
  const inside =
    block.body === 'plain' ? cdata(block.content.map(plainText).join('\n')) : writer.blocks(block.content);
  return block.open + inside + block.close;
}
