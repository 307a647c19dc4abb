/** A file that goes to the caller beside the JSON result: images as pictures, text as text, the rest as bytes. */
export interface OutgoingFile {
  /** Identifies the file, e.g. `attachment:///PROJ-1/plan.pdf`, with percent-encoded names. */
  uri: string;
  mimeType: string;
  data: Buffer;
}

const outgoing = Symbol('files');

/** A tool's result together with files; only `withFiles` makes one. */
export interface ResultWithFiles<T> {
  value: T;
  [outgoing]: readonly OutgoingFile[];
}

/** Returned from a tool's `run` to send files after the JSON summary. */
export const withFiles = <T>(value: T, files: readonly OutgoingFile[]): ResultWithFiles<T> => ({
  value,
  [outgoing]: files,
});

/** Takes a result apart: what is serialised, and the files beside it. */
export function separateFiles(result: unknown): { value: unknown; files: readonly OutgoingFile[] } {
  if (typeof result === 'object' && result !== null && outgoing in result) {
    const { value, [outgoing]: files } = result as ResultWithFiles<unknown>;
    return { value, files };
  }
  return { value: result, files: [] };
}
