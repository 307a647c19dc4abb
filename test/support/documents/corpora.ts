import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../../shared');

/** Whether the real documents are there; says so in one line when they are not. */
export const corporaPresent = existsSync(root);
if (!corporaPresent) process.stdout.write('Skipped: the document corpora (../shared) are not here.\n');

/** A file of the corpora. */
export interface CorpusFile {
  name: string;
  text: string;
}

/** All files of these folders of ../shared with one of the endings. */
export function corpus(folders: readonly string[], endings: RegExp): CorpusFile[] {
  if (!corporaPresent) return [];
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ name: path.slice(root.length + 1), text: readFileSync(path, 'utf8') })),
  );
}

/** One file of ../shared; empty when it is not there. */
export function corpusText(path: string): string {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
}

/** Every ADF document inside a JSON value, however deep. */
export function* adfDocuments(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && value.type === 'doc' && 'content' in value && Array.isArray(value.content))
    yield value;
  else for (const part of Object.values(value)) yield* adfDocuments(part);
}
