/** The way to a site without a proxy; every other way is the address of a proxy. */
export const DIRECT = 'direct';

/** A way as logs show it: without credentials. */
export const wayName = (way: string): string =>
  way === DIRECT ? way : `${new URL(way).protocol}//${new URL(way).host}`;
