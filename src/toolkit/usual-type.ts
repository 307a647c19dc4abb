import { mediaTypeByName, UNKNOWN } from '../http/media-type.ts';

/** Whether the name of a file says its media type already, as `shot.png` does of image/png. */
export const isUsualType = (filename: unknown, type: unknown): boolean =>
  typeof filename === 'string' && type !== UNKNOWN && mediaTypeByName(filename) === type;
