import { isUtf8 } from 'node:buffer';
import { InvalidArgument } from '../../http/errors.ts';
import type { Files } from '../api/client.ts';

/** The arguments that say what the body of a page is to be. */
export interface BodyInput {
  content?: string | undefined;
  content_file?: string | undefined;
  content_format: 'markdown' | 'wiki' | 'storage' | 'xhtml' | 'adf';
  enable_heading_anchors: boolean;
  table_layout?: 'full-width' | 'wide' | 'default' | undefined;
}

/**
 * The body of a page from the arguments, read from a file where one is named.
 * @throws InvalidArgument unless exactly one of content and content_file is given.
 */
export async function pageContent(input: BodyInput, files: Files) {
  const { content, content_file: file, content_format: format } = input;
  if ((content === undefined) === (file === undefined))
    throw new InvalidArgument('Give either content or content_file, and only one of them.');
  return {
    text: content ?? (await textOf(file ?? '', files)),
    format: format === 'xhtml' ? ('storage' as const) : format,
    headingAnchors: input.enable_heading_anchors,
    tableLayout: input.table_layout,
  };
}

async function textOf(file: string, files: Files): Promise<string> {
  const { name, data } = await files.read(file);
  if (!isUtf8(data)) throw new InvalidArgument(`${name} is not a text file in UTF-8.`);
  return data.toString('utf8').replace(/^\uFEFF/, '');
}
