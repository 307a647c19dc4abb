import type { Change } from '../../../documents/edit/change.ts';
import { findSection, type HeadingAddress, type SectionAction } from '../../../documents/edit/sections.ts';
import { spanOf } from '../../../documents/source-span.ts';
import type { Document } from '../../../documents/tree.ts';
import { InvalidArgument } from '../../../http/errors.ts';
import { explained } from './explained.ts';

/** What a text is to do to a page, other than replace it. */
export interface PageEdit {
  action:
    | 'replace_section'
    | 'append_to_section'
    | 'insert_before'
    | 'insert_after'
    | 'append'
    | 'prepend'
    | 'find_replace';
  /** The section meant; for those actions that have one. */
  heading?: HeadingAddress | undefined;
  /** The visible text that the new one replaces wherever it stands. */
  find?: string | undefined;
}

const SECTION_KINDS = {
  replace_section: 'replaceSection',
  append_to_section: 'appendToSection',
  insert_before: 'insertBefore',
  insert_after: 'insertAfter',
} as const;

/** The edit as documents know it, with Markdown for its text. @throws InvalidArgument for one without what it needs. */
export function changeOf({ action, heading, find }: PageEdit, text: string): Change {
  if (action === 'find_replace') {
    if (!find) throw new InvalidArgument('find_replace needs find: the visible text to be replaced.');
    return { kind: 'findAndReplace', find, replace: text };
  }
  if (action === 'append' || action === 'prepend') return { kind: action, markdown: text };
  if (!heading) throw new InvalidArgument(`${action} needs heading: the visible text of the heading.`);
  return { kind: SECTION_KINDS[action], heading, markdown: text };
}

/** Puts a fragment of storage where the edit wants it; every other byte stays. */
export function spliceStorage(
  storage: string,
  document: Document,
  edit: { of: PageEdit; text: string },
): string {
  const change = changeOf(edit.of, edit.text);
  if (change.kind === 'findAndReplace')
    throw new InvalidArgument('find_replace takes plain text: leave content_format out.');
  const [from, to] = 'heading' in change ? spanFor(document, change) : endOf(storage, change.kind);
  return storage.slice(0, from) + edit.text + storage.slice(to);
}

const endOf = (storage: string, kind: 'append' | 'prepend'): [number, number] =>
  kind === 'append' ? [storage.length, storage.length] : [0, 0];

function spanFor(
  document: Document,
  { kind, heading: address }: { kind: SectionAction; heading: HeadingAddress },
): [number, number] {
  const { siblings, start, end } = explained(() => findSection(document, address));
  const [heading, last] = [siblings[start], siblings[end - 1]].map((node) => node && spanOf(node));
  if (!heading || !last)
    throw new InvalidArgument(
      'The storage of this page has no place of its own for that section: give content as Markdown.',
    );
  switch (kind) {
    case 'insertBefore':
      return [heading.start, heading.start];
    case 'insertAfter':
      return [heading.end, heading.end];
    case 'appendToSection':
      return [last.end, last.end];
    default:
      return [heading.end, last.end];
  }
}
