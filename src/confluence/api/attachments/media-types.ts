import { mediaTypeByName, UNKNOWN } from '../../../http/media-type.ts';

/** Types that say nothing about a file. */
const GENERIC: ReadonlySet<string> = new Set([UNKNOWN, 'application/binary', 'multipart/form-data']);

const PICTURES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/svg+xml',
  'image/bmp',
]);

/** The type of a stored file: what Confluence says, or the name where that says nothing. */
export function mediaTypeOf({ title, mediaType }: { title: string; mediaType: string | undefined }): string {
  const told = mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return told === '' || GENERIC.has(told) ? mediaTypeByName(title) : told;
}

/** Whether a stored file is a picture that models and browsers show. */
export const isPicture = (file: { title: string; mediaType: string | undefined }): boolean =>
  PICTURES.has(mediaTypeOf(file));
