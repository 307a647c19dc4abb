import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { InvalidArgument, NotPermitted } from '../http/errors.ts';

/** Access to the files of the machine that the server runs on. */
export interface FileReader {
  /** Reads a whole file below the allowed root; relative paths start there. */
  read(path: string): Promise<{ name: string; data: Buffer }>;
}

const MAX_BYTES = 50 * 1024 * 1024;

/** For callers on other machines, who must not reach the server's disk. */
export const noFiles: FileReader = {
  async read() {
    throw new NotPermitted(
      'Files can be named by path only when the server runs over stdio on your own machine.',
    );
  },
};

/**
 * Reads files inside `root` only: symbolic links are resolved before the check, hidden files and folders (such as
 * `.env` and `.git`) are refused, and so is a file over 50 MiB.
 * @throws NotPermitted or InvalidArgument before anything is read.
 */
export function createFileReader(root: string): FileReader {
  return {
    async read(path) {
      const base = await realpath(root);
      const real = await realpath(resolve(base, path)).catch(() => {
        throw new InvalidArgument(
          `There is no file ${JSON.stringify(path)} in the server's working directory.`,
        );
      });
      if (!real.startsWith(base + sep))
        throw new NotPermitted(`${JSON.stringify(path)} lies outside the server's working directory.`);
      if (
        real
          .slice(base.length)
          .split(sep)
          .some((part) => part.startsWith('.'))
      )
        throw new NotPermitted(`${JSON.stringify(path)} is a hidden file; those are not read.`);
      const { size } = await stat(real);
      if (size > MAX_BYTES)
        throw new InvalidArgument(
          `${JSON.stringify(path)} has ${size} bytes; at most ${MAX_BYTES} can be sent.`,
        );
      return { name: basename(real), data: await readFile(real) };
    },
  };
}
