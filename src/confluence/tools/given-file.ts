import { InvalidArgument } from '../../http/errors.ts';
import type { Files } from '../api/client.ts';

interface FileInput {
  file_path?: string | undefined;
  content_base64?: string | undefined;
  filename?: string | undefined;
}

/**
 * The file to be attached, from the arguments or from the disk.
 * @throws InvalidArgument unless exactly one of file_path and content_base64 is given, the latter with a filename.
 */
export async function givenFile(
  { file_path: path, content_base64: base64, filename }: FileInput,
  files: Files,
) {
  if ((path === undefined) === (base64 === undefined))
    throw new InvalidArgument('Give either file_path or content_base64, and only one of them.');
  if (path !== undefined) {
    const { name, data } = await files.open(path);
    return { name: filename ?? name, data };
  }
  if (filename === undefined) throw new InvalidArgument('content_base64 needs a filename.');
  return { name: filename, base64: base64 ?? '' };
}
