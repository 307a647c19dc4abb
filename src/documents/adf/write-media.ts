import { parseReference } from '../reference.ts';
import type { Mark, Media, MediaGroup, MediaSingle } from '../tree.ts';
import type { AdfNode } from './json.ts';
import { writeMarks, writeOpaqueMarks } from './marks.ts';
import { hadNoContent, originalType, unknownKeys } from './origin.ts';
import { mediaLabel, writeInlines } from './write-inline.ts';
import type { Writer } from './writer.ts';

/** A picture on its own; one that only storage can point to becomes a line with its name. */
export function writeMediaSingle(single: MediaSingle, writer: Writer): AdfNode[] {
  const [media, caption] = single.content;
  const json = writeMedia(media, writer);
  const text = caption ? writeInlines(caption.content, writer.options) : [];
  if (!json) return [{ type: 'paragraph', content: [...label(media, writer), ...spaced(text)] }];
  const captionJson = caption && {
    type: 'caption',
    ...(caption.attrs ? { attrs: caption.attrs } : {}),
    ...(text.length === 0 && hadNoContent(caption) ? {} : { content: text }),
    ...unknownKeys(caption),
  };
  return [
    {
      type: 'mediaSingle',
      ...attrsOf(single),
      ...marksOf(single.marks, writer),
      content: captionJson ? [json, captionJson] : [json],
      ...unknownKeys(single),
    },
  ];
}

// ADF wants a layout; one that was read without it stays as it was.
function attrsOf(single: MediaSingle): { attrs?: Record<string, unknown> } {
  if (single.attrs !== undefined) return { attrs: single.attrs };
  return originalType(single) === undefined ? { attrs: { layout: 'center' } } : {};
}

/** Files in a row; those without a file id follow as lines with their names. */
export function writeMediaGroup(grouped: MediaGroup, writer: Writer): AdfNode[] {
  const content = grouped.content.map((media) => writeMedia(media, writer));
  const names = grouped.content.filter((_, index) => !content[index]);
  const files = content.filter((json) => json !== undefined);
  const marks = grouped.marks === undefined ? {} : { marks: writeOpaqueMarks(grouped.marks) };
  const attrs = grouped.attrs === undefined ? {} : { attrs: grouped.attrs };
  return [
    ...(files.length > 0
      ? [{ type: 'mediaGroup', ...attrs, ...marks, content: files, ...unknownKeys(grouped) }]
      : []),
    ...names.map((media) => ({ type: 'paragraph', content: label(media, writer) })),
  ];
}

function writeMedia(media: Media, writer: Writer): AdfNode | undefined {
  const { id, url } = media.attrs;
  const reference = url === undefined ? undefined : parseReference(url);
  const resolved = reference ? writer.options.links?.(reference) : url;
  if (id === undefined && resolved === undefined) return undefined;
  const target = id === undefined ? { type: 'external', url: resolved } : { type: 'file', collection: '' };
  const attrs = { ...target, ...media.attrs, ...(resolved === undefined ? {} : { url: resolved }) };
  return { type: 'media', attrs, ...marksOf(media.marks, writer), ...unknownKeys(media) };
}

function marksOf(marks: Mark[] | undefined, writer: Writer) {
  return marks === undefined ? {} : { marks: writeMarks(marks, writer.options) };
}

function label(media: Media, writer: Writer): AdfNode[] {
  const text = media.attrs.alt || mediaLabel(media.attrs.url ?? '');
  return writeInlines(
    [{ type: 'text', text, ...(media.marks ? { marks: media.marks } : {}) }],
    writer.options,
  );
}

function spaced(text: AdfNode[]): AdfNode[] {
  return text.length === 0 ? [] : [{ type: 'hardBreak' }, ...text];
}
