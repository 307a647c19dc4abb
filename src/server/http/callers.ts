import {
  externalIdentity,
  identityFromRequest,
  type RequestIdentityOptions,
} from '../../auth/from-request.ts';
import type { Identity } from '../../auth/identity.ts';
import { Unauthorized } from '../../auth/refused.ts';
import { FORWARDED_HEADERS } from './forwarded.ts';
import { isLoopback } from './guard.ts';

export interface CallersOptions extends RequestIdentityOptions {
  operator: Identity;
  boundHost: string;
  /** ALLOW_GLOBAL_CRED_FALLBACK. */
  allowGlobalCredentials: boolean;
  /** IGNORE_HEADER_AUTH: a balancer in front puts credentials of its own into the headers. */
  ignoreHeaderAuth?: boolean;
  /** Users log in: a request without credentials has one thing to do, wherever it comes from. */
  requireCredentials?: boolean;
}

const HOW_TO_AUTHENTICATE =
  'Authentication required: no Atlassian credentials were provided. Send one of these headers: ' +
  "'Authorization: Bearer <OAuth token>' with 'X-Atlassian-Cloud-Id: <cloud id>', 'Authorization: Token <personal access token>', or " +
  "'Authorization: Basic <base64 of email:api_token>'; or 'X-Atlassian-Jira-Personal-Token' and its like for Confluence. " +
  'For a single user, listen on 127.0.0.1, or set ALLOW_GLOBAL_CRED_FALLBACK=true ' +
  "to let every caller act with the server's own credentials.";

const HEADERS_IGNORED =
  'Authentication required: this server ignores credentials in headers (IGNORE_HEADER_AUTH). Its operator can set ' +
  "ALLOW_GLOBAL_CRED_FALLBACK=true to let every caller act with the server's own credentials, or ATLASSIAN_EXTERNAL_AUTH_ENABLE=true " +
  'with JIRA_PASSTHROUGH_HEADERS and CONFLUENCE_PASSTHROUGH_HEADERS.';

/**
 * Decides on whose behalf a request runs, for every transport and method: its own credentials; else the operator's
 * where that is safe, which is on a loopback address without a proxy in between, or where the operator allowed it;
 * else, in external mode, whoever the headers passed on prove.
 * @throws Refused with what to send.
 */
export function createCallers(options: CallersOptions): (headers: Headers) => Identity {
  const local = isLoopback(options.boundHost) && !options.requireCredentials;
  const { operator, allowGlobalCredentials, ignoreHeaderAuth = false } = options;
  return (headers) => {
    const own = ignoreHeaderAuth ? undefined : identityFromRequest(headers, options);
    if (own) return own;
    const external = externalIdentity(headers, options);
    if (allowGlobalCredentials || (local && !FORWARDED_HEADERS.some((name) => headers.has(name))))
      return { ...operator, access: { ...external?.access, ...operator.access } };
    if (external) return external;
    throw new Unauthorized(ignoreHeaderAuth ? HEADERS_IGNORED : HOW_TO_AUTHENTICATE);
  };
}
