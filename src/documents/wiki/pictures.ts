import { formatReference } from '../reference.ts';
import type { MediaAttrs } from '../tree.ts';
import type { FoundNode } from './pieces.ts';

const picture = /!([^!|\s\\][^!|\n]*)(?:\|([^!\n]*))?!/y;

/** `!file.png|width=300!`: a picture; absent when what is between the marks looks like no file. */
export function pictureAt(text: string, at: number): FoundNode | undefined {
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return undefined;
  picture.lastIndex = at;
  const found = picture.exec(text);
  const target = found?.[1]?.trim() ?? '';
  if (!found || !/^\S+:\/\/\S+$|^[^/]*\.[A-Za-z0-9]{2,5}$/.test(target)) return undefined;
  const url = target.includes('://') ? target : formatReference({ kind: 'attachment', file: target });
  const { known, rest } = readOptions(found[2] ?? '');
  const attrs: MediaAttrs = { type: 'external', url, ...known };
  const xml = rest.length > 0 ? { xml: { parameters: { wiki: rest.join(',') } } } : {};
  return { node: { type: 'mediaInline', attrs, ...xml }, length: found[0].length };
}

function readOptions(text: string): { known: Record<string, string | number>; rest: string[] } {
  const known: Record<string, string | number> = {};
  const rest: string[] = [];
  for (const option of text.split(',').filter((part) => part.trim() !== '')) {
    const [, name = '', value = ''] = /^\s*([a-z]+)=(.*)$/.exec(option) ?? [];
    if ((name === 'width' || name === 'height') && /^\d+$/.test(value)) known[name] = Number(value);
    else if (name === 'alt' && value) known.alt = value.replace(/^"|"$/g, '');
    else rest.push(option.trim());
  }
  return { known, rest };
}
