import type { BlockCard, Caption, Media, MediaGroup, MediaSingle } from '../tree.ts';
import { blockCommon } from './block-common.ts';
import { type AdfNode, attrsOf, isContent } from './json.ts';
import { readMarks } from './marks.ts';
import { withOrigin } from './origin.ts';
import { mediaAttrs, readInlines } from './read-inline.ts';

/** A picture with an optional caption; absent when anything else is inside. */
export function readMediaSingle(json: AdfNode): MediaSingle | undefined {
  if (!isContent(json.content)) return undefined;
  const [first, second, third] = json.content ?? [];
  const media = first && readMedia(first);
  if (!media || third) return undefined;
  const shell = { type: 'mediaSingle', ...attrsAndMarks(json) } as const;
  if (!second) return { ...shell, content: [media] };
  if (second.type !== 'caption') return undefined;
  const caption: Caption = { type: 'caption', ...blockCommon(second), content: readInlines(second) };
  return { ...shell, content: [media, withOrigin(caption, second)] };
}

function attrsAndMarks(json: AdfNode) {
  return { ...(json.attrs === undefined ? {} : { attrs: attrsOf(json) }), ...readMarks(json) };
}

/** Several files in a row. */
export function readMediaGroup(json: AdfNode): MediaGroup | undefined {
  if (!isContent(json.content)) return undefined;
  const content: Media[] = [];
  for (const child of json.content ?? []) {
    const media = readMedia(child);
    if (!media) return undefined;
    content.push(media);
  }
  return content.length === 0 ? undefined : { type: 'mediaGroup', ...blockCommon(json), content };
}

function readMedia(json: AdfNode): Media | undefined {
  const attrs = mediaAttrs(attrsOf(json));
  if (json.type !== 'media' || !attrs || (!attrs.url && !attrs.id)) return undefined;
  return withOrigin({ type: 'media', attrs, ...readMarks(json) }, json);
}

/** Cards that show a page or a list behind a URL; one fed by a query has no URL to say and is left to its JSON. */
export function readBlockCard(json: AdfNode, type: 'blockCard' | 'embedCard'): BlockCard | undefined {
  const { url, datasource } = attrsOf(json);
  if (typeof url !== 'string' || datasource !== undefined) return undefined;
  return { type, ...blockCommon(json), attrs: { ...attrsOf(json), url } };
}
