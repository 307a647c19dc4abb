import { type Position, parseError } from './jql-error.ts';

/** A piece of a query, and where it starts. */
export interface Token extends Position {
  kind: 'word' | 'string' | 'symbol' | 'end';
  /** Without quotes and escapes. */
  text: string;
}

const symbols = [
  '!=',
  '!~',
  '<=',
  '>=',
  '&&',
  '||',
  '=',
  '~',
  '<',
  '>',
  '!',
  '&',
  '|',
  '(',
  ')',
  ',',
  '[',
  ']',
];
const symbolStarts = new Set(symbols.map((symbol) => symbol.charAt(0)));
const reserved = new Set('{}*/%+$#@?;^`'.split(''));
const space = /\s/;

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  "'": "'",
  '"': '"',
  '\\': '\\',
  ' ': ' ',
};

interface Scanner {
  text: string;
  index: number;
  line: number;
  lineStart: number;
}

const place = (scanner: Scanner): Position => ({
  line: scanner.line,
  character: scanner.index - scanner.lineStart + 1,
});

/** Reads the escape sequence at the scanner's backslash and moves behind it. */
function readEscape(scanner: Scanner): string {
  const { text, index } = scanner;
  const hex = /^[0-9a-fA-F]{4}$/.exec(text.slice(index + 2, index + 6))?.[0];
  if (text[index + 1] === 'u' && hex !== undefined) {
    scanner.index += 6;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }
  const plain = escapes[text[index + 1] ?? ''];
  if (plain === undefined)
    throw parseError(
      `'${text.slice(index, index + 2)}' is an illegal JQL escape sequence. The valid escape sequences are \\', \\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.`,
      place(scanner),
    );
  scanner.index += 2;
  return plain;
}

function readString(scanner: Scanner): Token {
  const start = place(scanner);
  const quote = scanner.text[scanner.index];
  const parts: string[] = [];
  scanner.index++;
  while (scanner.index < scanner.text.length) {
    const char = scanner.text.charAt(scanner.index);
    if (char === quote) {
      scanner.index++;
      return { kind: 'string', text: parts.join(''), ...start };
    }
    if (char === '\\') parts.push(readEscape(scanner));
    else {
      parts.push(char);
      scanner.index++;
    }
  }
  throw parseError(`The quoted string '${parts.join('')}' has not been completed.`, start);
}

const endsWord = (char: string): boolean =>
  space.test(char) || symbolStarts.has(char) || char === '"' || char === "'";

function readWord(scanner: Scanner): Token {
  const start = place(scanner);
  const parts: string[] = [];
  while (scanner.index < scanner.text.length) {
    const char = scanner.text.charAt(scanner.index);
    if (endsWord(char)) break;
    if (reserved.has(char)) {
      const code = char.charCodeAt(0).toString(16).padStart(4, '0');
      throw parseError(
        `The character '${char}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u${code}' instead.`,
        place(scanner),
      );
    }
    if (char === '\\') parts.push(readEscape(scanner));
    else {
      parts.push(char);
      scanner.index++;
    }
  }
  return { kind: 'word', text: parts.join(''), ...start };
}

function readSymbol(scanner: Scanner): Token {
  const start = place(scanner);
  const found = symbols.find((symbol) => scanner.text.startsWith(symbol, scanner.index)) ?? '';
  scanner.index += found.length;
  return { kind: 'symbol', text: found, ...start };
}

function skipSpace(scanner: Scanner): void {
  while (scanner.index < scanner.text.length && space.test(scanner.text.charAt(scanner.index))) {
    if (scanner.text[scanner.index] === '\n') {
      scanner.line++;
      scanner.lineStart = scanner.index + 1;
    }
    scanner.index++;
  }
}

/** Splits a query into words, strings and symbols in one pass; throws JqlError. */
export function tokenize(text: string): Token[] {
  const scanner: Scanner = { text, index: 0, line: 1, lineStart: 0 };
  const tokens: Token[] = [];
  skipSpace(scanner);
  while (scanner.index < text.length) {
    const char = text.charAt(scanner.index);
    if (char === '"' || char === "'") tokens.push(readString(scanner));
    else if (symbolStarts.has(char)) tokens.push(readSymbol(scanner));
    else tokens.push(readWord(scanner));
    skipSpace(scanner);
  }
  tokens.push({ kind: 'end', text: '', ...place(scanner) });
  return tokens;
}
