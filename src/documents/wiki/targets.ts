import { parseReference } from '../reference.ts';

/** The target of a link in wiki markup; absent for an issue, whose key in the text is a link by itself. */
export function writeTarget(href: string): string | undefined {
  const reference = parseReference(href);
  if (!reference) return escapeTarget(href);
  switch (reference.kind) {
    case 'attachment':
      return `^${escapeTarget(reference.file)}`;
    case 'page':
      return 'title' in reference ? pageTarget(reference) : undefined;
    default:
      return undefined;
  }
}

function pageTarget({ title, space, anchor }: { title: string; space?: string; anchor?: string }): string {
  const page = space === undefined ? title : `${space}:${title}`;
  return escapeTarget(anchor === undefined ? page : `${page}#${anchor}`);
}

function escapeTarget(target: string): string {
  return target.replace(/[[\]|\\]/g, (character) => encodeURIComponent(character)).replace(/[\r\n]+/g, ' ');
}
