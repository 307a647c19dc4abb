import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** Encrypts and authenticates texts that are kept outside the process. */
export interface Seal {
  /** Seals text under a name, which tells what and whose it is. */
  close(name: string, text: string): string;
  /** Undefined when the text was not sealed with this key under this name. */
  open(name: string, sealedText: string): string | undefined;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM (NIST SP 800-38D) with a key derived from the operator's secret. */
export function createSeal(secret: string): Seal {
  // scrypt makes guessing a short secret slow; it takes some 50 ms, so it runs when first needed.
  let derived: Buffer | undefined;
  const key = () => {
    derived ??= scryptSync(secret, 'mcp-atlassian', 32);
    return derived;
  };
  return {
    close(name, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key(), nonce).setAAD(Buffer.from(name));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    open(name, sealedText) {
      const bytes = Buffer.from(sealedText, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(ALGORITHM, key(), bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const body = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
