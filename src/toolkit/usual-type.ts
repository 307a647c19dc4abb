const BY_EXTENSION: Readonly<Record<string, string>> = {
  bmp: 'image/bmp',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  log: 'text/plain',
  md: 'text/markdown',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** Whether the name of a file says its media type already, as `shot.png` does of image/png. */
export function isUsualType(filename: unknown, type: unknown): boolean {
  const extension = typeof filename === 'string' ? /\.(\w+)$/.exec(filename)?.[1]?.toLowerCase() : undefined;
  return (
    extension !== undefined && Object.hasOwn(BY_EXTENSION, extension) && BY_EXTENSION[extension] === type
  );
}
