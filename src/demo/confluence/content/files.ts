import type { AttachedFile } from '../model.ts';

/** A real picture: 16 by 16 pixels, blue and white squares. */
const checkerboard = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAIklEQVR42mP4jwTYg87AES5xhkGogRhFyOKDUcNoPAwKDQDX9xEfzNROzQAAAABJRU5ErkJggg==',
  'base64',
);

export const picture = (comment: string): AttachedFile => ({
  mediaType: 'image/png',
  bytes: checkerboard,
  comment,
});

export const textFile = (mediaType: string, text: string, comment = ''): AttachedFile => ({
  mediaType,
  bytes: Buffer.from(text, 'utf8'),
  comment,
});
