import type { Block, Media, MediaSingle } from '../tree.ts';
import { buildInline } from './build-inline.ts';
import { splitLine } from './paragraphs.ts';
import { parser } from './parser.ts';
import type { Lookups } from './read-notation.ts';

/** Turns the title of a picture that stands alone into its caption; the title is Markdown like any other text. */
export function captions(blocks: readonly Block[], lookups: Lookups): Block[] {
  return blocks.map((block) => (block.type === 'mediaSingle' ? captioned(block, lookups) : block));
}

function captioned(single: MediaSingle, lookups: Lookups): MediaSingle {
  const { xml, ...media } = single.content[0];
  const title = xml?.attributes?.['ac:title'];
  if (title === undefined) return single;
  const [line] = parser.parseInline(title, {});
  const { content } = splitLine(buildInline(line?.children ?? [], lookups));
  const plain: Media = media;
  return { ...single, content: content.length > 0 ? [plain, { type: 'caption', content }] : [plain] };
}
