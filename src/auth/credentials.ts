import { createHash } from 'node:crypto';

/** How a request proves who sends it. */
export type Credentials =
  /** Cloud: e-mail and API token. Data Center: login name and password. */
  | { kind: 'basic'; username: string; secret: string }
  /** Personal access token or OAuth access token. */
  | { kind: 'bearer'; token: string };

/** Signs the headers of one request. */
export function sign(headers: Headers, credentials: Credentials): void {
  headers.set('authorization', authorization(credentials));
}

const authorization = (credentials: Credentials): string =>
  credentials.kind === 'bearer'
    ? `Bearer ${credentials.token}`
    : `Basic ${Buffer.from(`${credentials.username}:${credentials.secret}`).toString('base64')}`;

/** A key for caches that tells credentials apart without containing them. */
export const fingerprint = (credentials: Credentials): string =>
  createHash('sha256').update(authorization(credentials)).digest('base64url');
