/** A piece of storage format; `at` is its offset in the source, text is as written (entities not decoded). */
export type Token =
  | { kind: 'open'; name: string; attributes: Attribute[]; selfClosing: boolean; at: number }
  | { kind: 'close'; name: string; at: number }
  | { kind: 'text'; text: string; at: number }
  | { kind: 'cdata'; text: string; at: number };

export interface Attribute {
  name: string;
  value: string;
}

/** Storage that is not XML; the message is what Confluence's parser says. */
export class StorageFault extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const namePattern = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y;
const attributePattern = /\s+([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/** Splits storage into tokens, each found by one look ahead from where the last ended; throws StorageFault. */
export function* tokenize(source: string): Generator<Token> {
  let at = 0;
  while (at < source.length) {
    const less = source.indexOf('<', at);
    const end = less < 0 ? source.length : less;
    if (end > at) yield { kind: 'text', text: source.slice(at, end), at };
    if (less < 0) return;
    const found = markup(source, less);
    if (found.token) yield found.token;
    at = found.end;
  }
}

function markup(source: string, at: number): { token?: Token; end: number } {
  if (source.startsWith('<!--', at)) return { end: endOf(source, { at, from: at + 4, mark: '-->' }) };
  if (source.startsWith('<![CDATA[', at)) {
    const end = endOf(source, { at, from: at + 9, mark: ']]>' });
    return { token: { kind: 'cdata', text: source.slice(at + 9, end - 3), at }, end };
  }
  if (source[at + 1] === '/') return closeTag(source, at);
  return openTag(source, at);
}

function endOf(source: string, { at, from, mark }: { at: number; from: number; mark: string }): number {
  const found = source.indexOf(mark, from);
  if (found < 0) throw new StorageFault(`Unexpected EOF; was expecting ${mark}`, at);
  return found + mark.length;
}

function closeTag(source: string, at: number): { token: Token; end: number } {
  const name = nameAt(source, at + 2);
  let end = at + 2 + name.length;
  while (isSpace(source[end])) end += 1;
  if (source[end] !== '>') throw unexpected(source, end, "expected '>'");
  return { token: { kind: 'close', name, at }, end: end + 1 };
}

function openTag(source: string, at: number): { token: Token; end: number } {
  const name = nameAt(source, at + 1);
  const attributes: Attribute[] = [];
  let end = at + 1 + name.length;
  for (;;) {
    attributePattern.lastIndex = end;
    const match = attributePattern.exec(source);
    if (!match) break;
    attributes.push({ name: match[1] ?? '', value: match[2] ?? match[3] ?? '' });
    end = attributePattern.lastIndex;
  }
  while (isSpace(source[end])) end += 1;
  const selfClosing = source[end] === '/';
  if (selfClosing) end += 1;
  if (source[end] !== '>') throw badTag(source, end, selfClosing);
  return { token: { kind: 'open', name, attributes, selfClosing, at }, end: end + 1 };
}

/** An attribute without a value is the usual slip (`<input checked>`), and gets its own words. */
function badTag(source: string, end: number, selfClosing: boolean): StorageFault {
  namePattern.lastIndex = end;
  const name = selfClosing ? undefined : namePattern.exec(source)?.[0];
  if (!name) return unexpected(source, end, 'excepted space, or \'>\' or "/>"');
  const after = end + name.length;
  return source[after] === '='
    ? unexpected(source, after + 1, 'expected a quoted attribute value')
    : unexpected(source, after, "expected '='");
}

function nameAt(source: string, at: number): string {
  namePattern.lastIndex = at;
  const name = namePattern.exec(source)?.[0];
  if (!name) throw unexpected(source, at, 'expected a name start character');
  return name;
}

function unexpected(source: string, at: number, expected: string): StorageFault {
  const code = source.codePointAt(at);
  if (code === undefined) return new StorageFault('Unexpected EOF in tag', at);
  return new StorageFault(
    `Unexpected character '${String.fromCodePoint(code)}' (code ${code}) ${expected}`,
    at,
  );
}

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);
