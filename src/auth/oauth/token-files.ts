import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Seal } from '../../state/seal.ts';
import { LOG_IN_AGAIN } from './client.ts';
import { LogInError } from './errors.ts';
import { StoredTokens } from './tokens.ts';

/** One log-in, in the files `oauth-<name>.json` of one folder. */
export interface TokenFiles {
  folder: string;
  /** The file that is read first and written. */
  name: string;
  /** Present when the operator set a key: files are then written encrypted, and read in both forms. */
  seal?: Seal | undefined;
}

const PURPOSE = 'oauth-tokens';
const Sealed = z.object({ sealed: z.string() });

/** `<clientId>`, and for Data Center the site as well: two sites may share the id of their apps. */
export const tokenName = (clientId: string, siteUrl?: string): string => {
  const safe = clientId.replace(/[^\w.-]/g, '_');
  return siteUrl === undefined
    ? safe
    : `${safe}-dc-${createHash('sha256').update(siteUrl).digest('hex').slice(0, 8)}`;
};

export const tokenPath = ({ folder, name }: Pick<TokenFiles, 'folder' | 'name'>): string =>
  join(folder, `oauth-${name}.json`);

/**
 * The stored log-in; undefined when there is none.
 * @throws LogInError for a file that cannot be read, is damaged, or was encrypted with another key.
 */
export async function readTokens(files: TokenFiles): Promise<StoredTokens | undefined> {
  const path = tokenPath(files);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new LogInError(`The stored log-in ${path} cannot be read (${error.code}).`, { cause: error });
  });
  if (text === undefined) return undefined;
  const tokens = StoredTokens.safeParse(parse(unseal(text, path, files.seal)));
  if (!tokens.success) throw new LogInError(`The stored log-in ${path} is damaged. ${LOG_IN_AGAIN}`);
  return tokens.data;
}

function unseal(text: string, path: string, seal: Seal | undefined): string {
  const sealed = Sealed.safeParse(parse(text));
  if (!sealed.success) return text;
  const opened = seal?.open(PURPOSE, sealed.data.sealed);
  if (opened === undefined)
    throw new LogInError(
      `The stored log-in ${path} is encrypted, and MCP_ATLASSIAN_TOKEN_KEY ${seal ? 'is not the key that it was encrypted with' : 'is not set'}.`,
    );
  return opened;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A new version of the file, not yet in its place. */
export interface PreparedFile {
  /** Puts the tokens into the file's place in one step. */
  commit(tokens: StoredTokens): Promise<void>;
  discard(): Promise<void>;
}

/** Room that is taken before a renewal, so that a full disk shows before the old token is used up. */
const RESERVED_BYTES = 16 * 1024;

/**
 * Makes sure that a log-in can be written before there is one to lose: the folder is writable and has room.
 * @throws LogInError when it is not.
 */
export async function prepareFile(files: TokenFiles): Promise<PreparedFile> {
  const path = tokenPath(files);
  const draft = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(files.folder, { recursive: true, mode: 0o700 });
    const handle = await open(draft, 'w', 0o600);
    try {
      await handle.write(Buffer.alloc(RESERVED_BYTES, ' '));
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw new LogInError(
      `The log-in cannot be stored in ${files.folder} (${(error as NodeJS.ErrnoException).code}), so it was not renewed: the new token would be lost. Make the folder writable and see that there is room.`,
      { cause: error },
    );
  }
  return {
    discard: () => rm(draft, { force: true }),
    commit: async (tokens) => {
      const json = JSON.stringify(tokens, null, 2);
      const text = files.seal ? JSON.stringify({ sealed: files.seal.close(PURPOSE, json) }) : json;
      const handle = await open(draft, 'r+');
      try {
        await handle.truncate(0);
        await handle.write(text, 0);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, path);
    },
  };
}
