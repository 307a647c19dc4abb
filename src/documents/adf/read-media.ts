import type { BlockCard, Caption, Media, MediaGroup, MediaSingle } from '../tree.ts';
import { withCommon } from './block-common.ts';
import { type AdfNode, attrsOf, isContent } from './json.ts';
import { withBlockMarks, withMarks } from './marks.ts';
import { withOrigin } from './origin.ts';
import { mediaAttrs, readInlines } from './read-inline.ts';

/** A picture with an optional caption; absent when anything else is inside. */
export function readMediaSingle(json: AdfNode): MediaSingle | undefined {
  if (!isContent(json.content)) return undefined;
  const [first, second, third] = json.content ?? [];
  const media = first && readMedia(first);
  if (!media || third) return undefined;
  if (second && second.type !== 'caption') return undefined;
  const single: MediaSingle = {
    type: 'mediaSingle',
    content: second ? [media, readCaption(second)] : [media],
  };
  if (json.attrs !== undefined) single.attrs = attrsOf(json);
  return withMarks(single, json);
}

function readCaption(json: AdfNode): Caption {
  return withOrigin(withCommon<Caption>({ type: 'caption', content: readInlines(json) }, json), json);
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
  return content.length === 0 ? undefined : withCommon<MediaGroup>({ type: 'mediaGroup', content }, json);
}

function readMedia(json: AdfNode): Media | undefined {
  const attrs = mediaAttrs(attrsOf(json));
  if (json.type !== 'media' || !attrs || (!attrs.url && !attrs.id)) return undefined;
  return withOrigin(withMarks<Media>({ type: 'media', attrs }, json), json);
}

/** Cards that show a page or a list behind a URL; one fed by a query has no URL to say and is left to its JSON. */
export function readBlockCard(json: AdfNode, type: 'blockCard' | 'embedCard'): BlockCard | undefined {
  const { url, datasource } = attrsOf(json);
  if (typeof url !== 'string' || datasource !== undefined) return undefined;
  return withBlockMarks<BlockCard>({ type, attrs: { ...attrsOf(json), url } }, json);
}
