import { textNode } from '../inline-content.ts';
import { formatReference } from '../reference.ts';
import type { Inline, Mark } from '../tree.ts';
import type { FoundNode } from './pieces.ts';

const bracket = /\[((?:[^\\[\]\n]|\\[^\n])+)\]/y;

/** `[…]`: a mention, a link or a card; absent when the brackets are only brackets. */
export function bracketAt(text: string, at: number): FoundNode | undefined {
  bracket.lastIndex = at;
  const found = bracket.exec(text);
  const node = found ? read(found[1] ?? '') : undefined;
  return found && node ? { node, length: found[0].length } : undefined;
}

function read(inside: string): Inline | undefined {
  const parts = inside.split(/(?<!\\)\|/).map(unescapePart);
  const [first = '', second, third] = parts;
  if (second === undefined) return first.startsWith('~') ? mention(first.slice(1)) : plainLink(first);
  const href = targetOf(second.trim());
  if (href === undefined) return undefined;
  const card = third?.startsWith('smart-') && (first.trim() === href || first.trim() === '');
  return card ? { type: 'inlineCard', attrs: { url: href } } : link(first, href);
}

function unescapePart(part: string): string {
  return part.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/&#(\d{1,7});/g, (source, digits: string) => {
    const code = Number(digits);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : source;
  });
}

function mention(name: string): Inline | undefined {
  if (name.startsWith('accountid:'))
    return { type: 'mention', attrs: { id: name.slice('accountid:'.length) } };
  return name.trim() === '' ? undefined : { type: 'mention', kind: 'username', attrs: { id: name } };
}

function plainLink(target: string): Inline | undefined {
  if (target.startsWith('^') && target.length > 1) {
    const file = target.slice(1);
    return link(file, formatReference({ kind: 'attachment', file }));
  }
  if (target.startsWith('#') && target.length > 1) return link(target.slice(1), target);
  return isUrl(target) ? link(target.replace(/^mailto:/, ''), target) : undefined;
}

function isUrl(target: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|tel:|file:|\/\/?)[^\s]/i.test(target);
}

// What is no address names a page, as in Confluence.
function targetOf(target: string): string | undefined {
  if (target === '') return undefined;
  if (isUrl(target) || target.startsWith('#')) return target;
  if (target.startsWith('^')) return formatReference({ kind: 'attachment', file: target.slice(1) });
  const [, space, title, anchor] = /^(?:(~?[A-Za-z0-9]+):)?([^#]+)(?:#(.+))?$/.exec(target) ?? [];
  if (title === undefined) return undefined;
  const at = anchor === undefined ? {} : { anchor };
  return formatReference({ kind: 'page', title, ...(space === undefined ? {} : { space }), ...at });
}

function link(text: string, href: string): Inline {
  const mark: Mark = { type: 'link', attrs: { href } };
  return textNode(text, [mark]);
}
