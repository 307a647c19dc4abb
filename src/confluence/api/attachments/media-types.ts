/** Media types of file names that turn up on pages; servers show and preview a file by its type. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  bmp: 'image/bmp',
  css: 'text/css',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  drawio: 'application/vnd.jgraph.mxfile',
  gif: 'image/gif',
  gz: 'application/gzip',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  log: 'text/plain',
  md: 'text/markdown',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  zip: 'application/zip',
};

const UNKNOWN = 'application/octet-stream';

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

/** The type that a file name's extension stands for. */
export const mediaTypeByName = (filename: string): string => {
  const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return (Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined) ?? UNKNOWN;
};

/** The type of a stored file: what Confluence says, or the name where that says nothing. */
export function mediaTypeOf({ title, mediaType }: { title: string; mediaType: string | undefined }): string {
  const told = mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return told === '' || GENERIC.has(told) ? mediaTypeByName(title) : told;
}

/** Whether a stored file is a picture that models and browsers show. */
export const isPicture = (file: { title: string; mediaType: string | undefined }): boolean =>
  PICTURES.has(mediaTypeOf(file));
