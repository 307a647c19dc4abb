import { grantTypes } from '../../../auth/proxy/clients.ts';

export interface Addresses {
  /** Public base URL, without trailing slash; may have a path. */
  issuer: string;
  /** Public URL of the MCP endpoint. */
  resource: string;
  scopes: readonly string[];
  /** Whether clients get refresh tokens. */
  renewable: boolean;
}

const withoutRenewal = (scopes: readonly string[]): string[] =>
  scopes.filter((scope) => scope !== 'offline_access');

/** Protected resource metadata (RFC 9728 section 2). */
const protectedResource = ({ issuer, resource, scopes }: Addresses) => ({
  resource,
  authorization_servers: [issuer],
  scopes_supported: withoutRenewal(scopes),
  bearer_methods_supported: ['header'],
  resource_name: 'Atlassian MCP',
});

/** Authorization server metadata (RFC 8414 section 2, with the parameters of RFC 9207 and of client id metadata documents). */
const authorizationServer = ({ issuer, scopes, renewable }: Addresses) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  registration_endpoint: `${issuer}/register`,
  revocation_endpoint: `${issuer}/revoke`,
  scopes_supported: withoutRenewal(scopes),
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: grantTypes({ renewable }),
  token_endpoint_auth_methods_supported: ['none'],
  revocation_endpoint_auth_methods_supported: ['none'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
  client_id_metadata_document_supported: true,
});

/** Where clients are told to look when they come without a token (RFC 9728 section 3.1: the path goes behind the name). */
export const resourceMetadataUrl = ({ resource }: Addresses): string => {
  const { origin, pathname } = new URL(resource);
  return `${origin}/.well-known/oauth-protected-resource${pathname.replace(/\/$/, '')}`;
};

/**
 * The metadata document at a path, undefined where there is none. Clients put the name before or behind the base
 * path, and proxies strip that path or not: all of these are answered.
 */
export function metadataAt(path: string, addresses: Addresses): object | undefined {
  const base = new URL(addresses.issuer).pathname.replace(/\/$/, '');
  const endpoint = new URL(addresses.resource).pathname.replace(/\/$/, '');
  const local = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;
  const [, name, suffix = ''] =
    /^\/\.well-known\/(oauth-protected-resource|oauth-authorization-server|openid-configuration)(\/.*)?$/.exec(
      local,
    ) ?? [];
  const known = ['', '/', base, endpoint, endpoint.slice(base.length)];
  if (name === undefined || !known.includes(suffix)) return undefined;
  return name === 'oauth-protected-resource' ? protectedResource(addresses) : authorizationServer(addresses);
}
