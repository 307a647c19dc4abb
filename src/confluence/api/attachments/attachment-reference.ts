import { InvalidArgument } from '../../../http/errors.ts';

/** An attachment by id, or by its page and file name as download links have it. */
export type AttachmentReference = { id: string } | { contentId: string; filename: string };

/**
 * The attachment behind an id (`att123` or digits), a link to its preview, or a download link.
 * @throws InvalidArgument when it is none of them.
 */
export function attachmentFrom(reference: string): AttachmentReference {
  const text = reference.trim();
  const plain = attachmentId(text);
  if (plain) return { id: plain };
  const found = URL.canParse(text, BASE) && /[/?]/.test(text) ? inUrl(new URL(text, BASE)) : undefined;
  if (found) return found;
  throw new InvalidArgument(
    `attachment_id ${JSON.stringify(text.slice(0, 120))} names no attachment: give an id such as att123 from confluence_get_attachments, or a download link.`,
  );
}

const BASE = 'https://site.invalid';

/** `att123` for that text or its digits; undefined for anything else. */
export const attachmentId = (text: string): string | undefined => {
  const digits = /^(?:att)?(\d{1,18})$/i.exec(text)?.[1];
  return digits === undefined ? undefined : `att${digits}`;
};

function inUrl(url: URL): AttachmentReference | undefined {
  // …/pages/viewpageattachments.action?pageId=1&preview=/1/23/name.png
  const preview = attachmentId(url.searchParams.get('preview')?.split('/')[2] ?? '');
  if (preview) return { id: preview };
  const segments = url.pathname.split('/');
  const download = segments.indexOf('download');
  const [kind, contentId, name] = download < 0 ? [] : segments.slice(download + 1);
  if ((kind === 'attachments' || kind === 'thumbnails') && /^\d+$/.test(contentId ?? '') && name)
    return { contentId: contentId ?? '', filename: decoded(name) };
  const last = segments.find((segment) => /^att\d+$/i.test(segment));
  const id = last && attachmentId(last);
  return id ? { id } : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment.replaceAll('+', ' '));
  } catch {
    throw new InvalidArgument(
      `attachment_id: ${JSON.stringify(segment.slice(0, 120))} is not valid in a link.`,
    );
  }
}
