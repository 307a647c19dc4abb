import type { Credentials } from './credentials.ts';
import { Unauthorized } from './refused.ts';

/** What an Authorization header says. */
export interface Authorization {
  scheme: 'bearer' | 'token' | 'basic';
  credentials: Credentials;
}

/** Scheme, in lower case, and the rest of an Authorization header; both empty where it is. */
export function splitAuthorization(header: string): { scheme: string; value: string } {
  const [, scheme = '', value = ''] = /^(\S*)\s*(.*)$/.exec(header.trim()) ?? [];
  return { scheme: scheme.toLowerCase(), value };
}

/**
 * Reads an Authorization header: `Bearer <OAuth token>`, `Token <personal access token>` or
 * `Basic <base64 of email:api_token>`. Scheme names are case-insensitive (RFC 9110 section 11.1).
 * @throws Unauthorized with a text for the caller.
 */
export function parseAuthorization(header: string): Authorization {
  const { scheme, value } = splitAuthorization(header);
  switch (scheme) {
    case '':
      throw new Unauthorized('Unauthorized: Empty Authorization header');
    case 'bearer':
      return { scheme, credentials: bearer(value, 'Bearer token') };
    case 'token':
      return { scheme, credentials: bearer(value, 'Token (PAT)') };
    case 'basic':
      return { scheme, credentials: parseBasic(value) };
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
