import type { Inline, MediaAttrs, Text } from '../tree.ts';
import { type AdfNode, attrsOf, isContent } from './json.ts';
import { withMarks } from './marks.ts';
import { withUnknownKeys } from './origin.ts';
import { titleOf, visibleText } from './visible-text.ts';

/** Inline nodes; anything without a word in the tree keeps its JSON. */
export function readInline(json: AdfNode): Inline {
  const node = json.type === 'text' ? readText(json) : known(json, attrsOf(json));
  return node ? withUnknownKeys(withMarks(node, json), json) : opaqueInline(json);
}

/** The inline content of a node. */
export function readInlines(json: AdfNode): Inline[] {
  return isContent(json.content) ? (json.content ?? []).map(readInline) : [];
}

function opaqueInline(json: AdfNode): Inline {
  const text = visibleText(json);
  const title = titleOf(json);
  return {
    type: 'opaqueInline',
    format: 'adf',
    name: nameOf(json),
    ...(title ? { title } : {}),
    ...(text ? { text } : {}),
    source: JSON.stringify(json),
  };
}

/** What a token calls the node: the extension's key where there is one. */
export function nameOf(json: AdfNode): string {
  const { extensionKey } = attrsOf(json);
  return typeof extensionKey === 'string' && extensionKey ? extensionKey : json.type;
}

function readText(json: AdfNode): Text | undefined {
  return typeof json.text === 'string' ? { type: 'text', text: json.text } : undefined;
}

function known(json: AdfNode, attrs: Record<string, unknown>): Inline | undefined {
  const { text, color, timestamp, id, url } = attrs;
  switch (json.type) {
    case 'hardBreak':
      return json.attrs === undefined ? { type: 'hardBreak' } : { type: 'hardBreak', attrs };
    case 'mention':
      return mention(attrs, id, text);
    case 'status':
      if (typeof text !== 'string' || typeof color !== 'string') return undefined;
      return { type: 'status', attrs: { ...attrs, text, color } };
    case 'date':
      return typeof timestamp === 'string' ? { type: 'date', attrs: { ...attrs, timestamp } } : undefined;
    case 'emoji':
      return emoji(attrs);
    case 'inlineCard':
      return typeof url === 'string' ? { type: 'inlineCard', attrs: { ...attrs, url } } : undefined;
    case 'mediaInline':
      return mediaInline(attrs);
    default:
      return undefined;
  }
}

function mention(attrs: Record<string, unknown>, id: unknown, text: unknown): Inline | undefined {
  if (typeof id !== 'string' || (text !== undefined && typeof text !== 'string')) return undefined;
  return { type: 'mention', attrs: { ...attrs, id, ...(text === undefined ? {} : { text }) } };
}

function emoji(attrs: Record<string, unknown>): Inline | undefined {
  const { shortName, id, text, ...rest } = attrs;
  if (typeof shortName !== 'string' || !optionalText(id) || !optionalText(text)) return undefined;
  const extra = { ...(id === undefined ? {} : { id }), ...(text === undefined ? {} : { text }) };
  return { type: 'emoji', attrs: { ...rest, shortName, ...extra } };
}

function optionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function mediaInline(attrs: Record<string, unknown>): Inline | undefined {
  const media = mediaAttrs(attrs);
  return media?.id === undefined ? undefined : { type: 'mediaInline', attrs: media };
}

/** The attributes of a picture or file; absent when one of those the tree relies on is no text. */
export function mediaAttrs(attrs: Record<string, unknown>): MediaAttrs | undefined {
  const texts = [attrs.type, attrs.id, attrs.collection, attrs.url, attrs.alt];
  return texts.every(optionalText) ? attrs : undefined;
}
