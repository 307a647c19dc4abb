import { identityFromRequest, type RequestIdentityOptions, Unauthorized } from '../../auth/from-request.ts';
import type { Identity } from '../../auth/identity.ts';
import { isLoopback } from './guard.ts';

export interface CallersOptions extends RequestIdentityOptions {
  operator: Identity;
  boundHost: string;
  /** ALLOW_GLOBAL_CRED_FALLBACK. */
  allowGlobalCredentials: boolean;
}

/** Headers that a proxy adds: the request then comes from somewhere else than this machine. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

const HOW_TO_AUTHENTICATE =
  'Authentication required: no Atlassian credentials were provided. Send one of these headers: ' +
  "'Authorization: Bearer <OAuth token>' with 'X-Atlassian-Cloud-Id: <cloud id>', 'Authorization: Token <personal access token>', or " +
  "'Authorization: Basic <base64 of email:api_token>'. For a single user, listen on 127.0.0.1, or set ALLOW_GLOBAL_CRED_FALLBACK=true " +
  "to let every caller act with the server's own credentials.";

/**
 * Decides on whose behalf a request runs: its own credentials, else the operator's where that is safe, which is on a
 * loopback address without a proxy in between, or where the operator allowed it.
 * @throws Unauthorized with what to send.
 */
export function createCallers(options: CallersOptions): (headers: Headers) => Identity {
  const local = isLoopback(options.boundHost);
  return (headers) => {
    const own = identityFromRequest(headers, options);
    if (own) return own;
    if (options.allowGlobalCredentials) return options.operator;
    if (local && !FORWARDED.some((name) => headers.has(name))) return options.operator;
    throw new Unauthorized(HOW_TO_AUTHENTICATE);
  };
}
