import { openAsBlob } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { InvalidArgument, NotPermitted } from '../http/errors.ts';

/** Access to the files of the machine that the server runs on; relative paths start in the allowed root. */
export interface FileReader {
  /** Reads a whole file below the allowed root. */
  read(path: string): Promise<{ name: string; data: Buffer }>;
  /** A file below the allowed root that is read only as it is sent, and fails then if it was changed meanwhile. */
  open(path: string): Promise<{ name: string; data: Blob }>;
}

const MAX_BYTES = 50 * 1024 * 1024;

async function refuse(): Promise<never> {
  throw new NotPermitted(
    'Files can be named by path only when the server runs over stdio on your own machine.',
  );
}

/** For callers on other machines, who must not reach the server's disk. */
export const noFiles: FileReader = { read: refuse, open: refuse };

/**
 * Reads files inside `root` only: symbolic links are resolved before the check, hidden files and folders (such as
 * `.env` and `.git`) are refused, and so is a file over 50 MiB.
 * @throws NotPermitted or InvalidArgument before anything is read.
 */
export function createFileReader(root: string): FileReader {
  async function locate(path: string): Promise<string> {
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
    const found = await stat(real);
    if (!found.isFile()) throw new InvalidArgument(`${JSON.stringify(path)} is not a file.`);
    if (found.size > MAX_BYTES)
      throw new InvalidArgument(
        `${JSON.stringify(path)} has ${found.size} bytes; at most ${MAX_BYTES} can be sent.`,
      );
    return real;
  }

  return {
    async read(path) {
      const real = await locate(path);
      return { name: basename(real), data: await readFile(real) };
    },
    async open(path) {
      const real = await locate(path);
      return { name: basename(real), data: await openAsBlob(real) };
    },
  };
}
