import { blockTags, lineTagAt, looksLikeBlockTag, type Tag } from './html-tags.ts';

/** A line that opens or closes something around blocks, or does both around one line of text. */
export type Structure =
  | { kind: 'open'; name: 'directive'; id: string; line: string }
  | { kind: 'close'; name: 'directive'; line: string }
  | { kind: 'open'; name: TagName; attributes: Map<string, string>; line: string; text?: string }
  | { kind: 'close'; name: TagName; line: string }
  | { kind: 'summary'; text: string; line: string };
const tableTags = ['details', 'table', 'thead', 'tbody', 'tr', 'td', 'th'] as const;
type TagName = (typeof tableTags)[number] | (typeof blockTags)[number];

const directive = /^:::[^{}\n]*\{#([\w-]+)\}$/;
const tables = new Set<string>(tableTags);
const names = new Set<string>([...tableTags, ...blockTags]);

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
      const tag = lineTagAt(line, at);
      const next = tag && readTag(line, tag, found.length === 0 ? line : '');
      if (!next) return undefined;
      for (const one of next.structures) found.push(one);
      at = next.end;
    }
  }
  return found;
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
  if (name === 'hr') return { structures: [open, { kind: 'close', name, line: '' }], end };
  return holdsText(name) && !isTagOrEnd(line, end) ? around(line, open, end) : { structures: [open], end };
}

function isName(name: string): name is TagName {
  return names.has(name);
}

// Rows and lists hold no text of their own.
function holdsText(name: string): boolean {
  return name === 'td' || name === 'th' || (!tables.has(name) && name !== 'ul' && name !== 'ol');
}

function isTagOrEnd(line: string, at: number): boolean {
  const rest = line.slice(at).trimStart();
  return rest === '' || looksLikeBlockTag.test(rest) || /^<(?:table|details)\b/i.test(rest);
}

type Open = Extract<Structure, { attributes: unknown }>;

function around(
  line: string,
  open: Open,
  start: number,
): { structures: Structure[]; end: number } | undefined {
  const close = new RegExp(`</${open.name}\\s*>`, 'gi');
  close.lastIndex = start;
  const found = close.exec(line);
  return found
    ? {
        structures: [
          { ...open, text: line.slice(start, found.index).trim() },
          { kind: 'close', name: open.name, line: '' },
        ],
        end: close.lastIndex,
      }
    : undefined;
}
