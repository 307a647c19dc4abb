import type { Token } from 'markdown-it';
import type { MediaAttrs, MediaInline } from '../tree.ts';
import type { Tag } from './html-tags.ts';
import type { Notation } from './notation.ts';

/** A picture from `![alt](target "title")` or `<img>`; the title waits in `xml` until it is known whether it is a caption. */
export function readImage(token: Token, tag?: Tag): MediaInline {
  const src = tag ? (tag.attributes.get('src') ?? '') : String(token.attrGet('src') ?? '');
  const alt = tag ? (tag.attributes.get('alt') ?? '') : altText(token.children ?? []);
  const title = tag ? tag.attributes.get('title') : token.attrGet('title');
  const attrs: MediaAttrs = { ...readTarget(src), ...(alt ? { alt } : {}), ...sizes(tag) };
  const attributes = typeof title === 'string' && title ? { xml: { attributes: { 'ac:title': title } } } : {};
  return { type: 'mediaInline', attrs, ...attributes };
}

function altText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
      const notation = token.meta?.notation as Notation | undefined;
      return notation?.label ?? (token.children ? altText(token.children) : token.content);
    })
    .join('');
}

function sizes(tag: Tag | undefined): Record<string, number> {
  const found: Record<string, number> = {};
  for (const name of ['width', 'height']) {
    const value = tag?.attributes.get(name) ?? '';
    if (/^\d+$/.test(value)) found[name] = Number(value);
  }
  return found;
}

function readTarget(src: string): MediaAttrs {
  const parts = /^media:(?:([^/]*)\/)?([^/]+)$/.exec(src);
  if (!parts) return { type: 'external', url: src };
  return { type: 'file', id: decode(parts[2] ?? ''), collection: decode(parts[1] ?? '') };
}

/** What a picture points to, as the target of a Markdown image. */
export function writeTarget(attrs: MediaAttrs): string {
  if (attrs.id === undefined) return attrs.url ?? '';
  const collection = attrs.collection ? `${encodeURIComponent(attrs.collection)}/` : '';
  return `media:${collection}${encodeURIComponent(attrs.id)}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
