/**
 * Links inside a site, as the tree and Markdown say them. Every part is percent-encoded where a character would end it:
 *   page:123456 · page:Title · page:SPACE/Title · page:SPACE/Title#anchor    (a title of digits only: page:/123)
 *   blog:SPACE/2026-01-31/Title · space:SPACE · issue:PROJ-7
 *   attachment:file.pdf · attachment:SPACE/Page title/file.pdf               (the file of another page)
 */
export type Reference =
  | { kind: 'page'; id: string; anchor?: string }
  | { kind: 'page'; title: string; space?: string; anchor?: string }
  | { kind: 'blog'; title: string; day: string; space?: string; anchor?: string }
  | { kind: 'space'; space: string }
  | { kind: 'issue'; key: string }
  | { kind: 'attachment'; file: string; page?: string; space?: string };

/** The reference as the href of a link. */
export function formatReference(ref: Reference): string {
  const anchor = 'anchor' in ref && ref.anchor !== undefined ? `#${encode(ref.anchor)}` : '';
  switch (ref.kind) {
    case 'page':
      return `page:${'id' in ref ? ref.id : pagePath(ref)}${anchor}`;
    case 'blog':
      return `blog:${[ref.space ?? '', ref.day, ref.title].map(encode).join('/')}${anchor}`;
    case 'space':
      return `space:${encode(ref.space)}`;
    case 'issue':
      return `issue:${encode(ref.key)}`;
    default:
      return ref.page === undefined
        ? `attachment:${encode(ref.file)}`
        : `attachment:${[ref.space ?? '', ref.page, ref.file].map(encode).join('/')}`;
  }
}

function pagePath(ref: { title: string; space?: string }): string {
  const bare = ref.space === undefined && !/^\d*$/.test(ref.title);
  return bare ? encode(ref.title) : `${encode(ref.space ?? '')}/${encode(ref.title)}`;
}

/** The reference behind an href; absent when it is a URL or an anchor, or says nothing that can be linked to. */
export function parseReference(href: string): Reference | undefined {
  const match = /^(page|blog|space|issue|attachment):([^#]*)(?:#(.*))?$/s.exec(href);
  if (!match) return undefined;
  const parts = (match[2] ?? '').split('/').map(decode);
  const anchor = match[3] === undefined ? {} : { anchor: decode(match[3]) };
  switch (match[1]) {
    case 'page':
      return page(parts, anchor);
    case 'blog':
      return blog(parts, anchor);
    case 'attachment':
      return attachment(parts);
    default:
      return named(match[1] === 'space', parts);
  }
}

function page(parts: string[], anchor: { anchor?: string }): Reference | undefined {
  const [first = '', second] = parts;
  if (parts.length > 2 || (second ?? first) === '') return undefined;
  if (second === undefined) {
    return /^\d+$/.test(first)
      ? { kind: 'page', id: first, ...anchor }
      : { kind: 'page', title: first, ...anchor };
  }
  return { kind: 'page', title: second, ...inSpace(first), ...anchor };
}

function blog(parts: string[], anchor: { anchor?: string }): Reference | undefined {
  const [space = '', day = '', title = ''] = parts;
  if (parts.length !== 3 || title === '') return undefined;
  return { kind: 'blog', title, day, ...inSpace(space), ...anchor };
}

function attachment(parts: string[]): Reference | undefined {
  const [space = '', page = '', file = ''] = parts;
  if (parts.length === 1 && space !== '') return { kind: 'attachment', file: space };
  if (parts.length !== 3 || file === '' || page === '') return undefined;
  return { kind: 'attachment', file, page, ...inSpace(space) };
}

function named(isSpace: boolean, parts: string[]): Reference | undefined {
  const [name = ''] = parts;
  if (parts.length > 1 || name === '') return undefined;
  return isSpace ? { kind: 'space', space: name } : { kind: 'issue', key: name };
}

function inSpace(space: string): { space?: string } {
  return space === '' ? {} : { space };
}

function encode(part: string): string {
  return part.replace(/[\s%/#()<>"\\^[\]|{}]/g, (character) =>
    encodeURIComponent(character).replace(/[()]/g, percent),
  );
}

function percent(character: string): string {
  return character === '(' ? '%28' : '%29';
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
