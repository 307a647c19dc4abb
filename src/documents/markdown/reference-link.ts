import { parseReference, type Reference } from '../reference.ts';

/** A link inside the site that shows the name of what it leads to. */
export interface ReferenceLink {
  href: string;
  text: string;
  end: number;
}

// No character that means something in a table, to a label or to a code span: such links have the long form.
const form = /<((?:page|blog|space|issue|attachment):[^\s<>[\]|\\`](?:[^<>[\]|\\`\r\n]*[^\s<>[\]|\\`])?)>/y;

/** The link that starts at this offset of the text: `<page:Runbook 1>` is `[Runbook 1](page:Runbook%201)`. */
export function referenceLinkAt(text: string, at: number): ReferenceLink | undefined {
  form.lastIndex = at;
  const [whole, inside] = form.exec(text) ?? [];
  if (whole === undefined || inside === undefined) return undefined;
  const href = inside.replaceAll(' ', '%20');
  const reference = parseReference(href);
  return reference && { href, text: nameOf(reference), end: at + whole.length };
}

/** The link in that form, where it reads as the same again. */
export function writeReferenceLink(href: string, text: string): string | undefined {
  const written = `<${href.replaceAll('%20', ' ')}>`;
  const read = referenceLinkAt(written, 0);
  const same = read?.href === href && read.text === text;
  // Other spaces than those between words are not kept in every place.
  return same && text === text.trim() && !/[^\S ]/.test(text) ? written : undefined;
}

function nameOf(reference: Reference): string {
  switch (reference.kind) {
    case 'page':
      return 'id' in reference ? reference.id : reference.title;
    case 'blog':
      return reference.title;
    case 'space':
      return reference.space;
    case 'issue':
      return reference.key;
    default:
      return reference.file;
  }
}
