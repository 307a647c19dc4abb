import { isInline } from '../../../src/documents/is-inline.ts';
import { readMarkdown } from '../../../src/documents/markdown/read.ts';
import { canonical } from '../../../src/documents/markdown/spans.ts';
import { readStorage } from '../../../src/documents/storage/read.ts';
import type { Block, Document, Inline } from '../../../src/documents/tree.ts';
import { type CorpusFile, corpus } from './corpora.ts';

/** The same page as storage and as Markdown, one made of the other by some tool. */
export interface Pair {
  name: string;
  storage: Document;
  markdown: Document;
}

/** Every pair of the corpora. */
export function pairs(): Pair[] {
  return [
    ...pairsIn('conversion/codewithelvin+confluence-for-obsidian', (name) =>
      name.replace('input.xml', 'expected.md'),
    ),
    ...pairsIn('conversion/hunyadi+md2conf/tests', (name) =>
      name.replace('/target/', '/source/').replace('.xml', '.md'),
    ),
    ...pairsIn('conversion/kovetskiy+mark', (name) =>
      name.replace(/(-droph1|-stripnewlines|-inlinecard|-katex|-nofeature)?\.html$/, '.md'),
    ),
  ];
}

function pairsIn(folder: string, other: (name: string) => string): Pair[] {
  const markdown = new Map(corpus([folder], /\.md$/).map((file) => [file.name, file]));
  return corpus([folder], /\.(xml|html)$/).flatMap((file) => {
    const partner = markdown.get(other(file.name));
    return partner ? [pairOf(file, partner)] : [];
  });
}

function pairOf(storage: CorpusFile, markdown: CorpusFile): Pair {
  return {
    name: storage.name
      .replace(/^conversion\/[^+]+\+/, '')
      .replace(/\/(tests|testdata|fixtures|storage|target)(?=\/)|\/input\.xml$|\.(xml|html)$/g, ''),
    storage: readStorage(storage.text),
    markdown: readMarkdown(markdown.text),
  };
}

/**
 * The blocks of a document, one text each: equal for those that have the same words, marks, kinds and attributes. Without
 * the panel by which md2conf says who made the page.
 */
export function blocksOf(document: Document): string[] {
  return document.content
    .map(plainBlock)
    .filter((block) => block !== undefined)
    .map((block) => JSON.stringify(block))
    .filter((block) => !block.includes('This page has been generated with a tool.'));
}

// What both formats can say; the rest (ids, widths, XML) is known to one of them only.
const attributes = new Set([
  ...[
    'level',
    'order',
    'panelType',
    'title',
    'colspan',
    'rowspan',
    'state',
    'language',
    'text',
    'color',
    'timestamp',
  ],
  ...['shortName', 'url', 'href', 'alt', 'type'],
]);

function plainBlock(block: Block): unknown {
  const empty = block.type === 'paragraph' && canonical(block.content).length === 0;
  return empty ? undefined : plain(block);
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return plainList(value);
  if (typeof value !== 'object' || value === null) return value;
  const { type, attrs, content, text, marks, title, name, source } = value as Record<string, unknown>;
  const said = Object.entries(attrs ?? {})
    .filter(([key, said]) => attributes.has(key) && !isDefault(key, said))
    .sort(([a], [b]) => a.localeCompare(b));
  return {
    type,
    ...(said.length > 0 && { attrs: Object.fromEntries(said) }),
    ...(title !== undefined && { title }),
    ...(name !== undefined && { name, source }),
    ...(text !== undefined && { text }),
    ...(Array.isArray(marks) && marks.length > 0 && { marks: marks.map(plain) }),
    ...(Array.isArray(content) && { content: plainList(content) }),
  };
}

// Lists begin with 1, a line break is one, cells are one wide and high, and "none" is how Confluence says that code has no language.
const defaults: Record<string, unknown> = { order: 1, colspan: 1, rowspan: 1, language: 'none', text: '' };

function isDefault(key: string, value: unknown): boolean {
  return value === null || defaults[key] === value || (key === 'text' && value === '\n');
}

function plainList(nodes: readonly unknown[]): unknown[] {
  const ofLine = nodes.every((node) => isInline(node as { type: string }));
  const all = ofLine
    ? canonical(nodes as Inline[])
    : (nodes as Block[]).filter((node) => plainBlock(node) !== undefined);
  return all.map(plain);
}
