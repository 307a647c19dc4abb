import type { MediaAttrs, MediaInline } from '../tree.ts';
import { without } from './extras.ts';
import { readReference, resource, saidByReference } from './references.ts';
import { child, type XmlElement } from './xml.ts';

/** `ac:image` and `img`: the picture and, where it has one, the element of its caption; absent when it shows neither file nor URL. */
export function readImage(node: XmlElement): { inline: MediaInline; caption?: XmlElement } | undefined {
  const target = resource(node);
  const url = node.name === 'img' ? node.attributes.src : target && targetUrl(target);
  if (!url) return undefined;
  const html = node.name === 'img';
  const said = html ? ['src', 'alt', 'width', 'height'] : ['ac:alt', 'ac:width', 'ac:height'];
  const prefix = html ? '' : 'ac:';
  const alt = node.attributes[`${prefix}alt`];
  const attrs: MediaAttrs = {
    type: 'external',
    url,
    ...(alt ? { alt } : {}),
    ...size('width', node.attributes[`${prefix}width`]),
    ...size('height', node.attributes[`${prefix}height`]),
  };
  const attributes = without({ ...node.attributes, ...target?.attributes }, [...said, ...saidByReference]);
  const inline: MediaInline = { type: 'mediaInline', attrs, ...(attributes ? { xml: { attributes } } : {}) };
  const caption = child(node, 'ac:caption');
  return { inline, ...(caption ? { caption } : {}) };
}

function targetUrl(target: XmlElement): string | undefined {
  return target.name === 'ri:url' ? target.attributes['ri:value'] : readReference(target, undefined);
}

function size(name: 'width' | 'height', value: string | undefined): Record<string, number> {
  return value !== undefined && /^\d+$/.test(value) ? { [name]: Number(value) } : {};
}
