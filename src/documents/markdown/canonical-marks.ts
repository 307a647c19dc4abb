import type { Mark } from '../tree.ts';

const rank = [
  'link',
  'textColor',
  'backgroundColor',
  'strong',
  'em',
  'strike',
  'underline',
  'subsup',
  'code',
];

/** Marks in the order the tree has them after Markdown: outermost first, each kind once, hidden ones left out. */
export function orderMarks(marks: readonly Mark[]): readonly Mark[] {
  // Most texts have no mark or one, and a document may have a million of them.
  if (marks.length < 2) return marks.some(isHidden) ? [] : marks;
  return rank.flatMap((type) => marks.findLast((mark) => mark.type === type) ?? []);
}

/** Whether Markdown shows nothing of the mark. */
export function isHidden(mark: Mark): boolean {
  return mark.type === 'annotation' || mark.type === 'opaqueMark';
}

/** A link's mark; absent when following it would run a script. */
export function linkMark(href: string, title: unknown): Mark | undefined {
  if (isUnsafe(href)) return undefined;
  return { type: 'link', attrs: { href, ...(typeof title === 'string' && title ? { title } : {}) } };
}

function isUnsafe(href: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them when they look for the scheme
  return /^(javascript|vbscript|data):/i.test(href.replace(/[\u0000-\u0020]+/g, ''));
}
