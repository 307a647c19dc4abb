import { createRequire } from 'node:module';
import type { Converter } from './converter.ts';

// Loaded by name, because they are installed by the benchmark alone and type-checked by nobody.
const load = createRequire(import.meta.url);

interface Nodes {
  toJSON: () => object;
}
interface Transformer {
  parse: (text: string) => Nodes;
  encode: (document: Nodes) => string;
}

const families: Record<string, () => Converter[]> = {
  Atlaskit: atlaskit,
  marklassian,
  'adf-to-md': adfToMd,
  jira2md,
  turndown,
  'marked to HTML': marked,
  'markdown-it to HTML': markdownIt,
};

/** The converters of another project by its name; only that one is loaded. */
export function peerConverters(name: string): Converter[] {
  return families[name]?.() ?? [];
}

function atlaskit(): Converter[] {
  const { MarkdownTransformer } = load('@atlaskit/editor-markdown-transformer');
  const { WikiMarkupTransformer } = load('@atlaskit/editor-wikimarkup-transformer');
  const { JSONTransformer } = load('@atlaskit/editor-json-transformer');
  const markdown: Transformer = new MarkdownTransformer();
  const wiki: Transformer = new WikiMarkupTransformer();
  const json: { parse: (document: object) => Nodes; encode: (document: Nodes) => object } =
    new JSONTransformer();
  const name = 'Atlaskit';
  return [
    { name, kind: 'peer', from: 'markdown', to: 'adf', convert: (text) => json.encode(markdown.parse(text)) },
    { name, kind: 'peer', from: 'wiki', to: 'adf', convert: (text) => json.encode(wiki.parse(text)) },
    {
      name,
      kind: 'peer',
      from: 'adf',
      to: 'wiki',
      convert: (text) => wiki.encode(json.parse(JSON.parse(text))),
    },
    {
      name,
      kind: 'peer',
      from: 'markdown',
      to: 'wiki',
      convert: (text) => wiki.encode(markdown.parse(text)),
    },
  ];
}

function marklassian(): Converter[] {
  const { markdownToAdf }: { markdownToAdf: (text: string) => object } = load('marklassian');
  return [{ name: 'marklassian', kind: 'peer', from: 'markdown', to: 'adf', convert: markdownToAdf }];
}

function adfToMd(): Converter[] {
  const { convert }: { convert: (document: object) => { result: string } } = load('adf-to-md');
  const parse = (text: string) => convert(JSON.parse(text)).result;
  return [{ name: 'adf-to-md', kind: 'peer', from: 'adf', to: 'markdown', convert: parse }];
}

function jira2md(): Converter[] {
  const name = 'jira2md';
  const library: Record<'to_markdown' | 'to_jira', (text: string) => string> = load('jira2md');
  return [
    { name, kind: 'peer', from: 'wiki', to: 'markdown', convert: (text) => library.to_markdown(text) },
    { name, kind: 'peer', from: 'markdown', to: 'wiki', convert: (text) => library.to_jira(text) },
  ];
}

function turndown(): Converter[] {
  const Turndown = load('turndown');
  const { gfm } = load('turndown-plugin-gfm');
  const service: { turndown: (html: string) => string } = new Turndown({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
  }).use(gfm);
  return [
    {
      name: 'turndown',
      kind: 'peer',
      from: 'storage',
      to: 'markdown',
      convert: (html) => service.turndown(html),
    },
  ];
}

// HTML is the nearest that these write to our storage format, which is HTML with macros.
function marked(): Converter[] {
  const { parse }: { parse: (text: string) => string } = load('marked');
  return [{ name: 'marked to HTML', kind: 'parser', from: 'markdown', to: 'html', convert: parse }];
}

function markdownIt(): Converter[] {
  const MarkdownIt = load('markdown-it');
  const library: { render: (text: string) => string } = new MarkdownIt({ html: true });
  const convert = (text: string) => library.render(text);
  return [{ name: 'markdown-it to HTML', kind: 'parser', from: 'markdown', to: 'html', convert }];
}
