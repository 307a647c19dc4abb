import { digest, fingerprint } from './credentials.ts';
import type { Identity } from './identity.ts';

/** Tells identities apart without containing their credentials: for sessions and sealed state. */
export function identityKey({ source, access }: Identity): string {
  const parts = Object.entries(access).map(([product, { site, credentials }]) => [
    product,
    site.apiUrl,
    fingerprint(credentials),
  ]);
  return digest(source, parts);
}
