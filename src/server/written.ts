/** An answer as it is written: text, or bytes in pieces, so that answers which differ in a few of them share the others. */
export type Written = string | readonly Buffer[];

/** Puts text around what is written. */
export const around = (before: string, written: Written, after: string): Written =>
  typeof written === 'string'
    ? `${before}${written}${after}`
    : [Buffer.from(before), ...written, Buffer.from(after)];

/** What is written, in one. */
export const whole = (written: Written): string | Buffer =>
  typeof written === 'string' ? written : Buffer.concat(written);

/** Bytes, or characters of text. */
export const sizeOf = (written: Written): number =>
  typeof written === 'string' ? written.length : written.reduce((size, piece) => size + piece.length, 0);
