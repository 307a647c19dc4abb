import type { Credentials } from './credentials.ts';
import { Unauthorized } from './refused.ts';

/** What an Authorization header says. */
export interface Authorization {
  scheme: 'bearer' | 'token' | 'basic';
  credentials: Credentials;
}

/**
 * Reads an Authorization header: `Bearer <OAuth token>`, `Token <personal access token>` or
 * `Basic <base64 of email:api_token>`. Scheme names are case-insensitive (RFC 9110 section 11.1).
 * @throws Unauthorized with a text for the caller.
 */
export function parseAuthorization(header: string): Authorization {
  const text = header.trim();
  if (text === '') throw new Unauthorized('Unauthorized: Empty Authorization header');
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(text) ?? [];
  switch (word.toLowerCase()) {
    case 'bearer':
      return { scheme: 'bearer', credentials: bearer(rest, 'Bearer token') };
    case 'token':
      return { scheme: 'token', credentials: bearer(rest, 'Token (PAT)') };
    case 'basic':
      return { scheme: 'basic', credentials: parseBasic(rest) };
    default:
      throw new Unauthorized(
        "Unauthorized: Only 'Bearer <OAuthToken>', 'Token <PAT>', or 'Basic <base64(email:api_token)>' types are supported.",
      );
  }
}

function bearer(token: string, what: string): Credentials {
  if (token === '') throw new Unauthorized(`Unauthorized: Empty ${what}`);
  return { kind: 'bearer', token };
}

function parseBasic(encoded: string): Credentials {
  if (encoded === '') throw new Unauthorized('Unauthorized: Empty Basic auth credentials');
  if (!/^[A-Za-z0-9+/_-]+=*$/.test(encoded))
    throw new Unauthorized('Unauthorized: Invalid Basic auth encoding');
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 0)
    throw new Unauthorized("Unauthorized: Invalid Basic auth format. Expected 'email:api_token'");
  const username = decoded.slice(0, colon);
  const secret = decoded.slice(colon + 1);
  if (username === '' || secret === '') throw new Unauthorized('Unauthorized: Email or API token is empty');
  return { kind: 'basic', username, secret };
}
