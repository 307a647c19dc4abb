import {
  externalIdentity,
  identityFromRequest,
  type RequestIdentityOptions,
} from '../../auth/from-request.ts';
import type { Identity } from '../../auth/identity.ts';
import { Unauthorized } from '../../auth/refused.ts';
import type { RequestHeaders } from '../../auth/request-headers.ts';
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

const HEADERS =
  'Authentication required: no Atlassian credentials were provided. Send one of these headers: ' +
  "'Authorization: Bearer <OAuth token>' with 'X-Atlassian-Cloud-Id: <cloud id>', 'Authorization: Token <personal access token>', or " +
  "'Authorization: Basic <base64 of email:api_token>'; or 'X-Atlassian-Jira-Personal-Token' and its like for Confluence. ";

const HOW_TO_AUTHENTICATE =
  `${HEADERS}For a single user, listen on 127.0.0.1, or set ALLOW_GLOBAL_CRED_FALLBACK=true ` +
  "to let every caller act with the server's own credentials.";

const NO_OPERATOR =
  `${HEADERS}This server has none of its own: for a single user set JIRA_URL with JIRA_USERNAME and JIRA_API_TOKEN, or ` +
  'JIRA_PERSONAL_TOKEN, and the like for Confluence; where it is open to other machines, ALLOW_GLOBAL_CRED_FALLBACK=true as well.';

const HEADERS_IGNORED =
  'Authentication required: this server ignores credentials in headers (IGNORE_HEADER_AUTH). Its operator can set ' +
  "ALLOW_GLOBAL_CRED_FALLBACK=true to let every caller act with the server's own credentials, or ATLASSIAN_EXTERNAL_AUTH_ENABLE=true " +
  'with JIRA_PASSTHROUGH_HEADERS and CONFLUENCE_PASSTHROUGH_HEADERS.';

/**
 * Decides on whose behalf a request runs, for every transport and method: its own credentials; else the operator's
 * where there are some and that is safe, which is on a loopback address without a proxy in between, or where the operator allowed it;
 * else, in external mode, whoever the headers passed on prove.
 * @throws Refused with what to send.
 */
export function createCallers(options: CallersOptions): (headers: RequestHeaders) => Identity {
  const local = isLoopback(options.boundHost) && !options.requireCredentials;
  const { operator, allowGlobalCredentials, ignoreHeaderAuth = false } = options;
  const hasOperator = Object.keys(operator.access).length > 0;
  const mayBeOperator = (headers: RequestHeaders) =>
    hasOperator &&
    (allowGlobalCredentials || (local && !FORWARDED_HEADERS.some((name) => headers.has(name))));
  return (headers) => {
    const own = ignoreHeaderAuth ? undefined : identityFromRequest(headers, options);
    if (own) return own;
    const external = externalIdentity(headers, options);
    if (mayBeOperator(headers)) return { ...operator, access: { ...external?.access, ...operator.access } };
    if (external) return external;
    if (ignoreHeaderAuth) throw new Unauthorized(HEADERS_IGNORED);
    throw new Unauthorized(hasOperator ? HOW_TO_AUTHENTICATE : NO_OPERATOR);
  };
}
