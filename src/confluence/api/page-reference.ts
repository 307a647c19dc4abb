import { InvalidArgument } from '../../http/errors.ts';

const MAX_ID = 2n ** 63n;

/**
 * The numeric id behind what people paste: digits, a page URL (`/pages/<id>/…`, `/blog/…/<id>/…`, `?pageId=<id>`) or a tiny
 * link (`/x/<tiny>`).
 * @throws InvalidArgument when there is no id in it.
 */
export function pageIdFrom(reference: string, parameter = 'page_id'): string {
  const text = reference.trim();
  const id = /^\d+$/.test(text) ? text : idInUrl(text);
  if (id !== undefined && isId(id)) return String(BigInt(id));
  throw new InvalidArgument(
    `${parameter} ${JSON.stringify(text.slice(0, 120))} names no page: give the numeric id, a page URL that contains it, or a short link (…/x/AbCd). Use confluence_search or title and space_key to find a page by its title.`,
  );
}

const isId = (digits: string): boolean =>
  digits.length <= 19 && BigInt(digits) > 0n && BigInt(digits) < MAX_ID;

function idInUrl(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url) return undefined;
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
