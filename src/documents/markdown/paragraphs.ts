import { isInline } from '../is-inline.ts';
import type { Block, Inline, Media, MediaInline } from '../tree.ts';
import { trimSpacesEnd, trimSpacesStart } from '../trim-spaces.ts';
import type { Piece } from './build-inline.ts';

/** The blocks that a line of text stands for: one paragraph, a picture, or a paragraph split around opaque blocks. */
export function paragraphs(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let line: Inline[] = [];
  const flush = () => {
    const content = trim(line);
    if (content.length > 0) blocks.push(pictureOf(content) ?? { type: 'paragraph', content });
    line = [];
  };
  for (const piece of pieces) {
    if (isInline(piece)) line.push(piece);
    else {
      flush();
      blocks.push(piece);
    }
  }
  flush();
  return blocks;
}

/** The inline content of a line, and what has to follow it because it is no inline content. */
export function splitLine(pieces: readonly Piece[]): { content: Inline[]; after: Block[] } {
  return { content: pieces.filter(isInline), after: pieces.filter((piece) => !isInline(piece)) };
}

// Splitting leaves the spaces that stood around the block.
function trim(line: readonly Inline[]): Inline[] {
  const content = [...line];
  const [first, last] = [content.at(0), content.at(-1)];
  if (first?.type === 'text' && first.text.startsWith(' '))
    content[0] = { ...first, text: trimSpacesStart(first.text) };
  const end = content.at(-1);
  if (last?.type === 'text' && end?.type === 'text' && end.text.endsWith(' ')) {
    content[content.length - 1] = { ...end, text: trimSpacesEnd(end.text) };
  }
  return content.filter((node) => node.type !== 'text' || node.text !== '');
}

const INLINE = '{inline}';

function pictureOf(content: readonly Inline[]): Block | undefined {
  const [first, second, ...rest] = content;
  if (first?.type !== 'mediaInline') return undefined;
  if (second === undefined) return { type: 'mediaSingle', content: [media(first)] };
  if (second.type !== 'text') return undefined;
  if (second.text.startsWith(INLINE)) {
    const text = second.text.slice(INLINE.length);
    return { type: 'paragraph', content: [first, ...(text ? [{ ...second, text }] : []), ...rest] };
  }
  return second.text.startsWith('{group}') ? groupOf(content) : undefined;
}

function groupOf(content: readonly Inline[]): Block | undefined {
  const files: Media[] = [];
  for (let i = 0; i < content.length; i += 2) {
    const [picture, mark] = [content[i], content[i + 1]];
    const fits = picture?.type === 'mediaInline' && mark?.type === 'text' && mark.text.trim() === '{group}';
    if (!fits) return undefined;
    files.push(media(picture));
  }
  return { type: 'mediaGroup', content: files };
}

function media(node: MediaInline): Media {
  return { ...node, type: 'media' };
}
