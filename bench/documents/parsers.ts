import { createRequire } from 'node:module';
import { parseDocument } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import { SaxesParser } from 'saxes';
import type { Converter } from './converter.ts';

const load = createRequire(import.meta.url);

/** Bare parsers: what reading alone costs, before anything is made of it. Wiki markup has none. */
export function bareParsers(): Converter[] {
  const markdownIt = new MarkdownIt({ html: true });
  const { lexer }: { lexer: (text: string) => unknown } = load('marked');
  const kind = 'parser';
  return [
    { name: 'markdown-it.parse', kind, from: 'markdown', convert: (text) => markdownIt.parse(text, {}) },
    { name: 'marked.lexer', kind, from: 'markdown', convert: (text) => lexer(text) },
    {
      name: 'htmlparser2',
      kind,
      from: 'storage',
      convert: (xml) => parseDocument(xml, { xmlMode: true, withStartIndices: true, withEndIndices: true }),
    },
    { name: 'saxes', kind, from: 'storage', convert: saxes },
    { name: 'JSON.parse', kind, from: 'adf', convert: (text) => JSON.parse(text) },
  ];
}

function saxes(xml: string): void {
  const parser = new SaxesParser({ fragment: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.replaceAll('&nbsp;', ' ')).close();
}
