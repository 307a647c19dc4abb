import { addresses, count, list, origins, toggle } from './option.ts';

const group = 'Server';

/** Who may call over HTTP, as whom, and within which limits. */
export const serviceOptions = {
  ignoreHeaderAuth: toggle({
    env: 'IGNORE_HEADER_AUTH',
    group,
    default: false,
    help: 'Take no identity from Authorization and X-Atlassian headers, for load balancers that put their own there.',
  }),
  externalAuth: toggle({
    env: 'ATLASSIAN_EXTERNAL_AUTH_ENABLE',
    group,
    default: false,
    help: 'For products without credentials of the operator: requests go out with the headers passed on (JIRA_PASSTHROUGH_HEADERS, CONFLUENCE_PASSTHROUGH_HEADERS) as the only proof of identity.',
  }),
  allowedUrlDomains: list({
    env: 'MCP_ALLOWED_URL_DOMAINS',
    group,
    defaultText: 'any host with a public address',
    help: 'Hosts, with their sub-domains, that callers may name in X-Atlassian-Jira-Url and X-Atlassian-Confluence-Url; these may have private addresses. The configured sites are always allowed.',
    example: 'your-company.com',
  }),
  validationTtlSeconds: count({
    env: 'MCP_ATLASSIAN_VALIDATION_CACHE_TTL',
    group,
    min: 0,
    max: 86_400,
    default: 300,
    help: "Seconds for which a caller's credentials, once accepted by the site, are not checked again; 0 checks each call.",
  }),
  validationMaxEntries: count({
    env: 'MCP_ATLASSIAN_VALIDATION_CACHE_MAXSIZE',
    group,
    min: 0,
    max: 1_000_000,
    default: 1_000,
    help: 'Accepted credentials that are remembered, as hashes; 0 remembers none.',
  }),
  corsOrigins: origins({
    env: 'MCP_CORS_ORIGINS',
    group,
    help: 'Web pages, by origin, that may call this server from a browser and read its answers.',
    example: 'https://app.your-company.com',
  }),
  trustedProxies: addresses({
    env: 'MCP_TRUSTED_PROXIES',
    group,
    help: 'Addresses and CIDR ranges of the reverse proxies whose X-Forwarded-For and X-Forwarded-Host are believed; from others these headers only show that a proxy is there.',
    example: '127.0.0.1,10.0.0.0/8',
  }),
  maxRequestBytes: count({
    env: 'MCP_MAX_REQUEST_BYTES',
    group,
    min: 1_024,
    max: 256 * 1024 * 1024,
    default: 16 * 1024 * 1024,
    help: 'Bytes of the body of one request; all running requests together may have 16 times as many.',
  }),
  maxHeaderBytes: count({
    env: 'MCP_MAX_HEADER_BYTES',
    group,
    min: 1_024,
    max: 1024 * 1024,
    default: 16 * 1024,
    help: 'Bytes of the headers of one request.',
  }),
  requestTimeoutSeconds: count({
    env: 'MCP_REQUEST_TIMEOUT',
    group,
    min: 1,
    max: 3_600,
    default: 60,
    help: 'Seconds in which a request must have arrived completely, its headers within 15.',
  }),
};
