import { InvalidArgument } from '../../../http/errors.ts';
import { MAX_FILE_BYTES, tooLarge } from './file-limits.ts';

/**
 * The bytes of base64 text; blanks and line breaks in it are skipped.
 * @throws InvalidArgument for text that is not base64, or stands for more than 50 MiB.
 */
export function decodeBase64(text: string): Blob {
  const compact = text.replace(/\s+/g, '');
  const size = Math.floor((compact.length * 3) / 4);
  if (size > MAX_FILE_BYTES + 2) throw new InvalidArgument(tooLarge('content_base64', size));
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact))
    throw new InvalidArgument(
      'content_base64 is not base64: letters, digits, + and /, padded with = to a multiple of four.',
    );
  return new Blob([Buffer.from(compact, 'base64')]);
}
