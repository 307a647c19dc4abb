const BY_EXTENSION = new Map([
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['svg', 'image/svg+xml'],
  ['bmp', 'image/bmp'],
]);
const IMAGES = new Set(BY_EXTENSION.values());
/** Types that say nothing of what a file is. */
const VAGUE = new Set(['', 'application/octet-stream', 'application/binary', 'multipart/form-data']);

/** The type of a picture, by its declared type or, where that says nothing, by its name; undefined for other files. */
export function imageType(filename: string, declared: string | undefined): string | undefined {
  const type = declared?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (IMAGES.has(type)) return type;
  return VAGUE.has(type) ? BY_EXTENSION.get(filename.split('.').at(-1)?.toLowerCase() ?? '') : undefined;
}
