import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { LogInError } from './errors.ts';

/** Runs work that only one process may do at a time. */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>;

const Holder = z.object({ id: z.string(), pid: z.number(), host: z.string() });
type Holder = z.output<typeof Holder>;

const POLL_MS = 50;
const PATIENCE_MS = 45_000;
/** The work under a lock is one request of at most 20 s; older locks were left behind. */
const STALE_MS = 40_000;
const STEAL_STALE_MS = 5_000;

/**
 * A lock between the processes that share a folder: a file that only one of them can create. A lock whose holder has
 * died is taken over at once on the same machine, after 40 s from another.
 * @throws LogInError when it cannot be had in 45 s, or the folder is not writable.
 */
export const createFileLock =
  (path: string): Lock =>
  async (work) => {
    const own: Holder = { id: randomUUID(), pid: process.pid, host: hostname() };
    await acquire(path, own);
    try {
      return await work();
    } finally {
      if ((await readHolder(path))?.id === own.id) await rm(path, { force: true });
    }
  };

async function acquire(path: string, own: Holder): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (!(await create(path, JSON.stringify(own)))) {
    if (Date.now() > until)
      throw new LogInError(
        `Another process has held ${path} for too long. If none is running, delete that file.`,
      );
    if (await isStale(path)) await steal(path);
    else await wait(POLL_MS * (1 + Math.random()));
  }
}

/** False when the file is there already. */
async function create(path: string, content: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx', 0o600);
    await handle.writeFile(content);
    await handle.close();
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new LogInError(`The lock ${path} cannot be created (${code}): make its folder writable.`, {
      cause: error,
    });
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return Holder.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

const ageOf = async (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );

async function isStale(path: string): Promise<boolean> {
  if ((await ageOf(path)) > STALE_MS) return true;
  const holder = await readHolder(path);
  return holder?.host === hostname() && !isAlive(holder.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another account.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a lock whose holder is gone; a second lock keeps two processes from doing so one after the other. */
async function steal(path: string): Promise<void> {
  const guard = `${path}.steal`;
  if (!(await create(guard, String(process.pid)))) {
    if ((await ageOf(guard)) > STEAL_STALE_MS) await rm(guard, { force: true });
    await wait(POLL_MS);
    return;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}
