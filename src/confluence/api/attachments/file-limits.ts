const MIB = 1024 * 1024;

/** Bytes of one file that is sent or fetched. */
export const MAX_FILE_BYTES = 50 * MIB;

/** Bytes of all files that one call sends or fetches: they all travel in one message. */
export const MAX_TOTAL_BYTES = 50 * MIB;

/** Files that one call sends or fetches. */
export const MAX_FILES = 100;

/** The sentence for a file beyond the cap. */
export const tooLarge = (what: string, size: number): string =>
  `${what} has ${size} bytes; at most ${MAX_FILE_BYTES} (50 MiB) go in one call.`;
