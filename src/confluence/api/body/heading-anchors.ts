import { walk } from '../../../documents/children.ts';
import { inlineText } from '../../../documents/plain-text.ts';
import type { Document } from '../../../documents/tree.ts';

/** Puts an anchor macro into each heading that has none, named after its text: `Release notes` → `release-notes`. */
export function addHeadingAnchors(document: Document): void {
  const seen = new Map<string, number>();
  walk(document, (node) => {
    if (node.type !== 'heading') return;
    if (node.content.some((part) => part.type === 'opaqueInline' && part.name === 'anchor')) return;
    const name = freeName(slug(inlineText(node.content)), seen);
    if (name !== undefined) node.content.unshift(anchor(name));
  });
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .trim()
    .replace(/\s+/g, '-')
    .replace(/[^a-z0-9_-]/g, '');

/** Equal headings are numbered. Undefined for a heading of signs that no anchor can be made of. */
function freeName(base: string, seen: Map<string, number>): string | undefined {
  const count = seen.get(base) ?? 0;
  seen.set(base, count + 1);
  if (base === '') return undefined;
  return count === 0 ? base : `${base}-${count}`;
}

const anchor = (name: string) => ({
  type: 'opaqueInline' as const,
  format: 'storage' as const,
  name: 'anchor',
  title: name,
  source: `<ac:structured-macro ac:name="anchor" ac:schema-version="1"><ac:parameter ac:name="">${name}</ac:parameter></ac:structured-macro>`,
});
