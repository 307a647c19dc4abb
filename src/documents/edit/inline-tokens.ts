import { isHidden, orderMarks } from '../markdown/canonical-marks.ts';
import type { Context } from '../markdown/context.ts';
import { writeInline } from '../markdown/write-inline.ts';
import type { Inline, Mark } from '../tree.ts';

/** A word, a run of spaces, a character of punctuation, or one node that is no text. */
export interface Token {
  /** Equal for tokens that the reader of the Markdown cannot tell apart. */
  key: string;
  text: string;
  node: Inline;
}

/** The tokens of a line of text. */
export function tokensOf(content: readonly Inline[], context: Context): Token[] {
  return content.flatMap((node): Token[] => {
    const marks = marksKey(node.marks ?? []);
    if (node.type !== 'text') return [{ key: nodeKey(node, marks, context), text: '', node }];
    return wordsOf(node.text).map((text) => ({ key: `${text}\n${marks}`, text, node }));
  });
}

/** A text cut into words, single spaces and single characters of anything else. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}_]+|[^\p{L}\p{N}\p{M}_]/gu) ?? [];
}

function nodeKey(node: Exclude<Inline, { type: 'text' }>, marks: string, context: Context): string {
  return `\n${writeInline([node], { context }) || '<br>'}\n${marks}`;
}

/** The marks that Markdown shows, in its order. */
export function marksKey(marks: readonly Mark[]): string {
  return orderMarks(marks.filter((mark) => !isHidden(mark)))
    .map(markKey)
    .join(' ');
}

/** Equal for marks that Markdown says in the same way. */
export function markKey(mark: Mark): string {
  switch (mark.type) {
    case 'link':
      return `link ${mark.attrs.href} ${mark.attrs.title ?? ''}`;
    case 'subsup':
      return mark.attrs.type;
    case 'textColor':
    case 'backgroundColor':
      return `${mark.type} ${mark.attrs.color}`;
    case 'annotation':
      return `annotation ${mark.attrs.id}`;
    case 'opaqueMark':
      return `opaque ${mark.open}`;
    default:
      return mark.type;
  }
}

/** The marks that Markdown does not show. */
export function hiddenMarks(node: Inline): Mark[] {
  return (node.marks ?? []).filter(isHidden);
}
