import { children } from '../children.ts';
import { DocumentError } from '../document-error.ts';
import { inlineText } from '../plain-text.ts';
import type { Block, Document, Heading, Node } from '../tree.ts';

/** Which heading is meant. */
export interface HeadingAddress {
  /** The text that a reader sees; white space counts as one space. */
  text: string;
  /** 1 to 6. */
  level?: number;
  /** Counted from 1 among those that match. */
  occurrence?: number;
}

/** A heading and what belongs to it: the list it stands in, and from where to where in that list. */
export interface Section {
  heading: Heading;
  siblings: readonly Node[];
  start: number;
  /** Exclusive: the next heading of the same or a higher level, or the end of the list. */
  end: number;
}

/** The section of a heading. Throws DocumentError with the headings there are when none or more than one is meant. */
export function findSection(document: Document, address: HeadingAddress): Section {
  const all = sectionsOf(document);
  const wanted = squeeze(address.text);
  const matches = all.filter(({ heading }) => {
    const level = address.level ?? heading.attrs.level;
    return squeeze(inlineText(heading.content)) === wanted && heading.attrs.level === level;
  });
  const found = address.occurrence === undefined ? matches[0] : matches[address.occurrence - 1];
  if (address.occurrence === undefined && matches.length > 1)
    throw new DocumentError(
      `There are ${matches.length} headings "${wanted}": ${list(matches)}. Say which one by its level or its occurrence.`,
    );
  if (found) return found;
  const asked = `"${wanted}"${address.level ? ` of level ${address.level}` : ''}`;
  if (matches.length > 0)
    throw new DocumentError(
      `The heading ${asked} occurs ${matches.length} times, not ${address.occurrence}.`,
    );
  throw new DocumentError(
    all.length === 0
      ? 'There are no headings here.'
      : `There is no heading ${asked}. There are: ${list(all)}.`,
  );
}

function list(sections: readonly Section[]): string {
  const shown = sections.slice(0, 50).map(({ heading }) => {
    return `${'#'.repeat(heading.attrs.level)} ${squeeze(inlineText(heading.content))}`;
  });
  return [...shown, ...(sections.length > 50 ? [`and ${sections.length - 50} more`] : [])].join('; ');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function sectionsOf(node: Document | Node): Section[] {
  const siblings = children(node);
  const ends = endsOf(siblings);
  return siblings.flatMap((child, start) =>
    child.type === 'heading'
      ? [{ heading: child, siblings, start, end: ends[start] ?? siblings.length }]
      : sectionsOf(child),
  );
}

// From the back: the nearest heading of each level that ends a section before it.
function endsOf(siblings: readonly Node[]): number[] {
  const next = new Array<number>(7).fill(siblings.length);
  const ends: number[] = [];
  for (let at = siblings.length - 1; at >= 0; at--) {
    const node = siblings[at];
    if (node?.type !== 'heading') continue;
    ends[at] = Math.min(...next.slice(1, node.attrs.level + 1));
    next[node.attrs.level] = at;
  }
  return ends;
}

/** What to do with a section; the heading stays unless the new text begins with one of its level or above. */
export type SectionAction = 'replaceSection' | 'appendToSection' | 'insertBefore' | 'insertAfter';

/** The list in which the section stands, with the new blocks where the action wants them. */
export function changeSection(section: Section, action: SectionAction, blocks: readonly Block[]): Node[] {
  const { siblings, start, end, heading } = section;
  const put = (from: number, to: number) => [...siblings.slice(0, from), ...blocks, ...siblings.slice(to)];
  switch (action) {
    case 'insertBefore':
      return put(start, start);
    case 'insertAfter':
      return put(start + 1, start + 1);
    case 'appendToSection':
      return put(end, end);
    default: {
      const [first] = blocks;
      const headed = first?.type === 'heading' && first.attrs.level <= heading.attrs.level;
      return put(headed ? start : start + 1, end);
    }
  }
}
