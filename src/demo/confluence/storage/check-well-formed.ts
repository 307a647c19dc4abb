import { entity } from './entities.ts';
import { StorageFault, type Token, tokenize } from './tokenize.ts';

const boundPrefixes: ReadonlySet<string> = new Set(['ac', 'ri', 'at', 'xml', 'xmlns']);

/** What Confluence says about storage it cannot parse, with row and column; undefined when it can. Linear. */
export function wellFormednessProblem(source: string): string | undefined {
  try {
    check(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof StorageFault)) throw error;
    const before = source.slice(0, error.offset).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return `Error parsing xhtml: ${error.message}\n at [row,col {unknown-source}]: [${before.length},${column}]`;
  }
}

function check(source: string): void {
  // The body is parsed inside a wrapper of Confluence's own, which its messages name.
  const open: string[] = [];
  const prefixes = new Set(boundPrefixes);
  for (const token of tokenize(source)) {
    if (token.kind === 'open') checkOpen(token, prefixes, open);
    else if (token.kind === 'close') checkClose(token, open);
    else if (token.kind === 'text') checkText(token.text, token.at);
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    throw new StorageFault(
      `Unexpected EOF; was expecting a close tag for element <${unclosed}>`,
      source.length,
    );
}

function checkOpen(token: Extract<Token, { kind: 'open' }>, prefixes: Set<string>, open: string[]): void {
  const { name, attributes, at } = token;
  const seen = new Set<string>();
  for (const attribute of attributes) {
    if (attribute.name.startsWith('xmlns:')) prefixes.add(attribute.name.slice('xmlns:'.length));
    if (seen.has(attribute.name)) throw new StorageFault(`Duplicate attribute '${attribute.name}'.`, at);
    seen.add(attribute.name);
    checkText(attribute.value, at);
  }
  for (const used of [name, ...seen]) {
    const prefix = /^([^:]+):/.exec(used)?.[1];
    if (prefix !== undefined && !prefixes.has(prefix))
      throw new StorageFault(`Undeclared namespace prefix "${prefix}"`, at);
  }
  if (!token.selfClosing) open.push(name);
}

function checkClose({ name, at }: Extract<Token, { kind: 'close' }>, open: string[]): void {
  const expected = open.pop() ?? 'xml';
  if (expected !== name)
    throw new StorageFault(`Unexpected close tag </${name}>; expected </${expected}>.`, at);
}

function checkText(text: string, at: number): void {
  const end = text.indexOf(']]>');
  if (end >= 0)
    throw new StorageFault(
      "String ']]>' not allowed in textual content, except as the end marker of CDATA section",
      at + end,
    );
  for (const match of text.matchAll(/&(#?\w*)(;?)/g)) {
    const [, reference = '', semicolon] = match;
    const where = at + match.index + 1;
    if (reference === '' || semicolon === '')
      throw badReference(text, match.index + 1 + reference.length, where);
    if (entity(reference) === undefined)
      throw new StorageFault(`Undeclared general entity "${reference}"`, where);
  }
}

function badReference(text: string, index: number, where: number): StorageFault {
  const code = text.codePointAt(index);
  if (code === undefined) return new StorageFault('Unexpected EOF in entity reference', where);
  const character = String.fromCodePoint(code);
  return new StorageFault(`Unexpected character '${character}' (code ${code}) (expected a ';')`, where);
}
