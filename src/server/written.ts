/** An answer as it is written: text, or bytes that are ready. */
export type Written = string | Buffer;

/** Puts text around what is written, without making text of bytes. */
export const around = (before: string, written: Written, after: string): Written =>
  typeof written === 'string'
    ? `${before}${written}${after}`
    : Buffer.concat([Buffer.from(before), written, Buffer.from(after)]);
