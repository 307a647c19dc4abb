import { appendFile, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { State } from './state.ts';

const Line = z.object({
  key: z.string(),
  /** Absent when the entry was deleted. */
  value: z.string().optional(),
  /** Milliseconds since 1970. */
  expires: z.number().optional(),
});
type Line = z.output<typeof Line>;

export interface JournalOptions {
  path: string;
  /** Which keys outlive the process. */
  keeps(key: string): boolean;
  /** Told of lines that cannot be read, as after a crash in the middle of one. */
  warn(message: string): void;
}

/** Lines beyond those needed that the file may have before it is written anew. */
const SLACK = 2_000;

/**
 * Lets entries of a state in memory outlive the process: each change is on disk before it is answered, one JSON line
 * for each. The file belongs to one process, and to this account only.
 */
export async function keepInFile(inner: State, options: JournalOptions): Promise<State> {
  const { keeps } = options;
  const entries = await readEntries(options);
  for (const [key, { value = '', expires = 0 }] of entries)
    await inner.set(key, value, { ttlMs: expires - Date.now() });
  const note = await openJournal(options.path, entries);
  const noted = async (key: string, value: string, ttlMs: number): Promise<void> => {
    if (keeps(key)) await note({ key, value, expires: Date.now() + ttlMs });
  };
  const forgotten = async (key: string, gone: boolean): Promise<void> => {
    if (gone && keeps(key)) await note({ key });
  };
  return {
    ...inner,
    set: async (key, value, expiry) => {
      await inner.set(key, value, expiry);
      await noted(key, value, expiry.ttlMs);
    },
    add: async (key, value, expiry) => {
      const added = await inner.add(key, value, expiry);
      if (added) await noted(key, value, expiry.ttlMs);
      return added;
    },
    extend: async (key, expected, expiry) => {
      const extended = await inner.extend(key, expected, expiry);
      if (extended) await noted(key, expected, expiry.ttlMs);
      return extended;
    },
    take: async (key) => {
      const value = await inner.take(key);
      await forgotten(key, value !== undefined);
      return value;
    },
    delete: async (key, expected) => {
      const deleted = await inner.delete(key, expected);
      await forgotten(key, deleted);
      return deleted;
    },
  };
}

async function readEntries({ path, warn }: JournalOptions): Promise<Map<string, Line>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const entries = new Map<string, Line>();
  for (const [index, row] of text.split('\n').entries()) {
    if (row === '') continue;
    const line = parseLine(row);
    if (!line) warn(`Line ${index + 1} of ${path} cannot be read and is left out.`);
    else if (line.value === undefined || (line.expires ?? 0) <= Date.now()) entries.delete(line.key);
    else entries.set(line.key, line);
  }
  return entries;
}

function parseLine(row: string): Line | undefined {
  try {
    return Line.parse(JSON.parse(row));
  } catch {
    return undefined;
  }
}

/** Writes lines one after the other; the file is written anew when most of it is out of date. */
async function openJournal(path: string, entries: Map<string, Line>): Promise<(line: Line) => Promise<void>> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  let lines = await rewrite(path, entries);
  let last: Promise<unknown> = Promise.resolve();
  const write = async (line: Line): Promise<void> => {
    if (line.value === undefined) entries.delete(line.key);
    else entries.set(line.key, line);
    if (lines > 2 * entries.size + SLACK) lines = await rewrite(path, entries);
    else {
      await appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
      lines += 1;
    }
  };
  return (line) => {
    const written = last.then(() => write(line));
    last = written.catch(() => {});
    return written;
  };
}

/** Replaces the file in one step; returns the number of its lines. */
async function rewrite(path: string, entries: Map<string, Line>): Promise<number> {
  for (const [key, { expires = 0 }] of entries) if (expires <= Date.now()) entries.delete(key);
  const draft = `${path}.tmp`;
  const handle = await open(draft, 'w', 0o600);
  try {
    for (const line of entries.values()) await handle.write(`${JSON.stringify(line)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
  return entries.size;
}
