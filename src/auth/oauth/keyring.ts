import type { StoredTokens } from './tokens.ts';

/** The operating system's keyring, where there is one. */
export interface Keyring {
  read(name: string): Promise<string | undefined>;
  write(name: string, value: string): Promise<void>;
}

/** The reference server's own service name, so that its log-ins are found. */
const SERVICE = 'mcp-atlassian-oauth';

/** The keyring through the optional package `@napi-rs/keyring`; undefined where it is missing or finds no keyring. */
export async function openKeyring(): Promise<Keyring | undefined> {
  try {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    const entry = (name: string) => new AsyncEntry(SERVICE, name);
    // A machine without a keyring fails here, not when it is needed.
    await entry('probe').getPassword();
    return {
      read: async (name) => (await entry(name).getPassword()) ?? undefined,
      write: (name, value) => entry(name).setPassword(value),
    };
  } catch {
    return undefined;
  }
}

/** Entry names: the reference reads the plain one and writes the qualified one as well. */
export function keyringNames(clientId: string, fileName: string, tokens: StoredTokens): string[] {
  const plain = `oauth-${clientId}`;
  if (tokens.base_url) return [plain, `oauth-${fileName}`];
  return tokens.cloud_id ? [plain, `${plain}-cloud-${tokens.cloud_id}`] : [plain];
}
