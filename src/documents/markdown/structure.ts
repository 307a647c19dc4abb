import { type Tag, tagAt } from './html-tags.ts';

/** A line that opens or closes something around blocks, or does both around one line of text. */
export type Structure =
  | { kind: 'open'; name: 'directive'; id: string; line: string }
  | { kind: 'close'; name: 'directive'; line: string }
  | { kind: 'open'; name: TagName; attributes: Map<string, string>; line: string; text?: string }
  | { kind: 'close'; name: TagName; line: string }
  | { kind: 'summary'; text: string; line: string };
export type TagName = 'details' | 'table' | 'thead' | 'tbody' | 'tr' | 'td' | 'th';

const directive = /^:::[^{}\n]*\{#([\w-]+)\}$/;
const names = new Set<string>(['details', 'table', 'thead', 'tbody', 'tr', 'td', 'th']);

/** The structures that one line says; absent when the line is anything else. */
export function structuresOf(line: string): Structure[] | undefined {
  if (line.startsWith(':::')) {
    if (line === ':::') return [{ kind: 'close', name: 'directive', line }];
    const id = directive.exec(line)?.[1];
    return id === undefined ? undefined : [{ kind: 'open', name: 'directive', id, line }];
  }
  return line.startsWith('<') ? tagLine(line) : undefined;
}

// A line may hold several: `<tr><td>a</td><td>b</td></tr>`.
function tagLine(line: string): Structure[] | undefined {
  const found: Structure[] = [];
  for (let at = 0; at < line.length; ) {
    if (/\s/.test(line[at] ?? '')) at++;
    else {
      const tag = tagAt(line, at);
      const next = tag && readTag(line, tag, found.length === 0 ? line : '');
      if (!next) return undefined;
      found.push(...next.structures);
      at = next.end;
    }
  }
  return found;
}

function isName(name: string): name is TagName {
  return names.has(name);
}

function readTag(line: string, tag: Tag, all: string): { structures: Structure[]; end: number } | undefined {
  const { name, attributes, closing, end } = tag;
  if (name === 'summary' && !closing) {
    // The last end tag of the line, so that the title may speak of one.
    const close = line.toLowerCase().lastIndexOf('</summary>');
    const text = line.slice(end, close).trim();
    return close < end ? undefined : { structures: [{ kind: 'summary', text, line: all }], end: close + 10 };
  }
  if (!isName(name)) return undefined;
  if (closing) return { structures: [{ kind: 'close', name, line: all }], end };
  const open = { kind: 'open', name, attributes, line: all } as const;
  if ((name !== 'td' && name !== 'th') || line.slice(end).trim() === '') return { structures: [open], end };
  const text = upTo(line, end, name);
  return (
    text && {
      structures: [
        { ...open, text: text.inside },
        { kind: 'close', name, line: '' },
      ],
      end: text.end,
    }
  );
}

function upTo(line: string, start: number, name: string): { inside: string; end: number } | undefined {
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  close.lastIndex = start;
  const found = close.exec(line);
  return found ? { inside: line.slice(start, found.index).trim(), end: close.lastIndex } : undefined;
}
