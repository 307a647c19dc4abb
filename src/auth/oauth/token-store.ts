import { join } from 'node:path';
import type { Seal } from '../../state/seal.ts';
import { createFileLock, type Lock } from './file-lock.ts';
import { type Keyring, keyringNames, openKeyring } from './keyring.ts';
import { prepareFile, readTokens, tokenName, tokenPath } from './token-files.ts';
import { StoredTokens } from './tokens.ts';

/** Where one log-in is kept between processes. */
export interface TokenStore {
  /** For people: where to look. */
  path: string;
  load(): Promise<StoredTokens | undefined>;
  /** Makes sure that there is room for the next tokens; see prepareFile. */
  prepare(): Promise<{ commit(tokens: StoredTokens): Promise<void>; discard(): Promise<void> }>;
  /** Held while the tokens are renewed. */
  lock: Lock;
}

export interface TokenStoreOptions {
  /** `~/.mcp-atlassian` unless the operator named another. */
  folder: string;
  clientId: string;
  /** Data Center: the site of the log-in. */
  siteUrl?: string | undefined;
  seal?: Seal | undefined;
  /** Whether the operating system's keyring is used as well, where there is one. */
  useKeyring: boolean;
}

/**
 * A log-in in a file, and in the keyring where there is one; of two versions the one that lives longer counts.
 * The layout is the reference server's.
 */
export function createTokenStore(options: TokenStoreOptions): TokenStore {
  const { folder, clientId, siteUrl, seal } = options;
  const name = tokenName(clientId, siteUrl);
  const files = { folder, name, seal };
  const path = tokenPath(files);
  let keyring: Promise<Keyring | undefined> | undefined;
  const openOnce = () => {
    keyring ??= options.useKeyring ? openKeyring() : Promise.resolve(undefined);
    return keyring;
  };
  const isOurs = (tokens: StoredTokens | undefined): tokens is StoredTokens =>
    tokens !== undefined && (siteUrl === undefined || tokens.base_url === siteUrl);
  return {
    path,
    lock: createFileLock(join(folder, `oauth-${name}.lock`)),
    load: async () => {
      const versions = [
        await readTokens(files),
        // The reference keeps Data Center's log-in under the plain name.
        siteUrl === undefined ? undefined : await readTokens({ folder, name: tokenName(clientId), seal }),
        await readKeyring(await openOnce(), clientId),
      ];
      return versions.filter(isOurs).sort((a, b) => (b.expires_at ?? 0) - (a.expires_at ?? 0))[0];
    },
    prepare: async () => {
      const file = await prepareFile(files);
      return {
        discard: file.discard,
        commit: async (tokens) => {
          await file.commit(tokens);
          const ring = await openOnce();
          // The file is the truth; a keyring that refuses (locked, too long a value) loses nothing.
          for (const entry of ring ? keyringNames(clientId, name, tokens) : [])
            await ring?.write(entry, JSON.stringify(tokens)).catch(() => {});
        },
      };
    },
  };
}

async function readKeyring(
  keyring: Keyring | undefined,
  clientId: string,
): Promise<StoredTokens | undefined> {
  const value = await keyring?.read(`oauth-${clientId}`).catch(() => undefined);
  if (!value) return undefined;
  try {
    return StoredTokens.parse(JSON.parse(value));
  } catch {
    return undefined;
  }
}
