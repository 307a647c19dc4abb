import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scryptSync } from 'node:crypto';

/** Encrypts and authenticates texts that are kept outside the process. */
export interface Seal {
  /** @param purpose what the text is; it opens only for the same one. */
  seal(text: string, purpose: string): string;
  /** The text, or undefined where it was made with another key, for another purpose, or changed. */
  open(sealed: string, purpose: string): string | undefined;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = 'v1.';

/** AES-256-GCM with a key derived from the operator's secret, of any length; a key per purpose. */
export function createSeal(secret: string): Seal {
  const keys = new Map<string, Buffer>();
  // scrypt makes guessing a short secret slow; it costs some 50 ms, so it runs when first needed.
  let root: Buffer | undefined;
  const keyFor = (purpose: string): Buffer => {
    const known = keys.get(purpose);
    if (known) return known;
    root ??= scryptSync(secret, 'mcp-atlassian', 32);
    const key = Buffer.from(hkdfSync('sha256', root, '', purpose, 32));
    keys.set(purpose, key);
    return key;
  };
  return {
    seal(text, purpose) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv);
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64url');
    },
    open(sealed, purpose) {
      if (!sealed.startsWith(PREFIX)) return undefined;
      const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return (
          decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
        );
      } catch {
        return undefined;
      }
    },
  };
}
