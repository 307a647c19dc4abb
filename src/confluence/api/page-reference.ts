import { InvalidArgument } from '../../http/errors.ts';

const MAX_ID = 2n ** 63n;

/** A page by its id, or by its exact title in a space. */
export type PageReference = { id: string } | { spaceKey: string; title: string };

/**
 * The page behind what people paste: digits, a page URL (`/pages/<id>/…`, `/blog/…/<id>/…`, `?pageId=<id>`), a tiny link
 * (`/x/<tiny>`), an address by title (`/display/<key>/<title>`, `?spaceKey=<key>&title=<title>`), or `KEY:Title`.
 * @throws InvalidArgument when it is none of them.
 */
export function pageFrom(reference: string, parameter = 'page_id'): PageReference {
  const text = reference.trim();
  const url = parseUrl(text);
  const id = /^\d+$/.test(text) ? text : url && idInUrl(url);
  if (id !== undefined && isId(id)) return { id: String(BigInt(id)) };
  const named = /^[a-z]+:\/\//i.test(text) || text.startsWith('/') ? url && titleInUrl(url) : titleIn(text);
  if (named) return named;
  throw new InvalidArgument(
    `${parameter} ${JSON.stringify(text.slice(0, 120))} names no page: give the numeric id, a page URL, a short link (…/x/AbCd), or SPACE:Title with the exact title. confluence_search finds pages by their words.`,
  );
}

/** `DOCS:Release handbook`; a title may hold further colons. */
function titleIn(text: string): PageReference | undefined {
  const [, spaceKey, title] = /^(~?[\w.-]+):\s*(\S.*)$/s.exec(text) ?? [];
  return spaceKey !== undefined && title !== undefined ? { spaceKey, title } : undefined;
}

function titleInUrl({ pathname, searchParams }: URL): PageReference | undefined {
  const [key, name] = [searchParams.get('spaceKey'), searchParams.get('title')];
  if (key && name) return { spaceKey: key, title: name };
  const segments = pathname.split('/');
  const [spaceKey, title, more] = segments.slice(segments.indexOf('display') + 1);
  // Behind more segments than these is a blog post, whose title alone does not name it.
  if (!segments.includes('display') || !spaceKey || !title || more) return undefined;
  return { spaceKey: decoded(spaceKey), title: decoded(title.replaceAll('+', ' ')) };
}

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const isId = (digits: string): boolean =>
  digits.length <= 19 && BigInt(digits) > 0n && BigInt(digits) < MAX_ID;

function idInUrl(url: URL): string | undefined {
  const named = url.searchParams.getAll('pageId');
  if (named.length > 0) return named.length === 1 && /^\d+$/.test(named[0] ?? '') ? named[0] : undefined;
  const segments = url.pathname.split('/');
  return idAfterPages(segments) ?? tinyId(segments);
}

/** Full URLs and bare paths; anything without a slash or query is no address. */
const parseUrl = (text: string): URL | undefined =>
  /[/?]/.test(text) && URL.canParse(text, 'https://site.invalid')
    ? new URL(text, 'https://site.invalid')
    : undefined;

function idAfterPages(segments: string[]): string | undefined {
  const pages = segments.indexOf('pages');
  const blog = segments.indexOf('blog');
  const folder = segments.indexOf('folder');
  // …/pages/<id>/Title, …/pages/edit-v2/<id>, …/blog/2026/01/31/<id>/Title, …/folder/<id>
  const from =
    pages >= 0
      ? segments.slice(pages + 1, pages + 3)
      : blog >= 0
        ? segments.slice(blog + 4)
        : segments.slice(folder < 0 ? segments.length : folder + 1);
  return from.find((segment) => /^\d+$/.test(segment));
}

function tinyId(segments: string[]): string | undefined {
  const at = segments.indexOf('x');
  const tiny = at < 0 ? undefined : segments[at + 1];
  return tiny ? decodeTinyId(tiny) : undefined;
}

/**
 * The id in a tiny link: base64 of its 64-bit little-endian form with `/` as `-` and `+` as `_`, trailing `A` cut off.
 * Undefined for text that no id encodes to.
 */
export function decodeTinyId(tiny: string): string | undefined {
  if (!/^[\w-]{1,11}$/.test(tiny)) return undefined;
  const bytes = Buffer.from(`${tiny.replaceAll('-', '/').replaceAll('_', '+').padEnd(11, 'A')}=`, 'base64');
  if (bytes.length !== 8) return undefined;
  const id = bytes.readBigUInt64LE();
  return id > 0n && id < MAX_ID && encodeTinyId(id) === tiny ? String(id) : undefined;
}

function encodeTinyId(id: bigint): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(id);
  return bytes.toString('base64').replaceAll('/', '-').replaceAll('+', '_').replace(/A*=*$/, '');
}
