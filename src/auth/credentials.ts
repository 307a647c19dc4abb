import { createHash } from 'node:crypto';

/** How a request proves who sends it. */
export type Credentials =
  /** Cloud: e-mail and API token. Data Center: login name and password. */
  | { kind: 'basic'; username: string; secret: string }
  /** Personal access token or OAuth access token. */
  | { kind: 'bearer'; token: string }
  /** None of ours: the headers passed on prove who asks; `proof` is a hash of them. */
  | { kind: 'passthrough'; proof: string };

/** Signs the headers of one request. */
export function sign(headers: Headers, credentials: Credentials): void {
  const value = authorization(credentials);
  if (value !== undefined) headers.set('authorization', value);
}

function authorization(credentials: Credentials): string | undefined {
  if (credentials.kind === 'passthrough') return undefined;
  if (credentials.kind === 'bearer') return `Bearer ${credentials.token}`;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64')}`;
}

/** A key for caches that tells credentials, and the caller's headers that go along, apart without containing them. */
export const fingerprint = (
  credentials: Credentials,
  headers: Readonly<Record<string, string>> = {},
): string =>
  digest(
    credentials.kind,
    credentials.kind === 'passthrough' ? credentials.proof : authorization(credentials),
    Object.entries(headers),
  );

/** A hash of values of any kind; what it is made of cannot be read from it. */
export const digest = (...values: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url');
