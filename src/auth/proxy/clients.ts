import { z } from 'zod';
import { readBytes } from '../../http/body.ts';
import { Client, find, kinds, put, secret } from './records.ts';
import { isRegistered, matchesRedirect, safeAddress } from './redirect-patterns.ts';
import { OAuthProblem, type ProxySettings } from './settings.ts';

const Registration = z.object({
  client_name: z.string().max(200).optional(),
  redirect_uris: z.array(z.string().max(2_000)).min(1).max(20),
});

/** What a registered client is told (RFC 7591 section 3.2.1): a public client, whatever it asked for. */
export interface RegisteredClient extends Client {
  client_id_issued_at: number;
  grant_types: readonly string[];
  response_types: readonly string[];
  token_endpoint_auth_method: 'none';
  scope: string;
}

export const grantTypes = ({ renewable }: Pick<ProxySettings, 'renewable'>): string[] =>
  renewable ? ['authorization_code', 'refresh_token'] : ['authorization_code'];

/** @throws OAuthProblem `invalid_client_metadata` or `invalid_redirect_uri`. */
export async function registerClient(settings: ProxySettings, body: unknown): Promise<RegisteredClient> {
  const parsed = Registration.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new OAuthProblem(
      'invalid_client_metadata',
      `${issue?.path.join('.') ?? 'body'}: ${issue?.message}`,
    );
  }
  for (const uri of parsed.data.redirect_uris) checkRedirect(uri, settings);
  const client: Client = { client_id: secret('mcp-client-'), ...parsed.data };
  await put(settings.state, kinds.unusedClient, client.client_id, client);
  return {
    ...client,
    client_id_issued_at: Math.floor(Date.now() / 1000),
    grant_types: grantTypes(settings),
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    scope: settings.scopes.join(' '),
  };
}

function checkRedirect(uri: string, { allowedRedirects, upstream }: ProxySettings): void {
  const address = safeAddress(uri);
  if (!address)
    throw new OAuthProblem(
      'invalid_redirect_uri',
      'A redirect URI has to be an https address, or an http address of this machine, without fragment and credentials.',
    );
  // A client that took our own callback would be handed Atlassian's codes.
  if (address.href === new URL(upstream.redirectUri).href)
    throw new OAuthProblem('invalid_redirect_uri', "A client cannot use this server's own callback.");
  if (!matchesRedirect(uri, allowedRedirects))
    throw new OAuthProblem(
      'invalid_redirect_uri',
      `This server does not allow redirects to ${address.origin}. Its operator can add it to ATLASSIAN_OAUTH_ALLOWED_CLIENT_REDIRECT_URIS.`,
    );
}

/**
 * The client of an authorization request: one that registered, or one whose id is the address of its metadata
 * document (draft-ietf-oauth-client-id-metadata-document).
 * @throws OAuthProblem `invalid_client`.
 */
export async function clientOf(settings: ProxySettings, clientId: string): Promise<Client> {
  if (/^https:\/\//.test(clientId)) return documentOf(settings, clientId);
  const known = await find(settings.state, kinds.client, clientId);
  if (known) return known;
  throw new OAuthProblem('invalid_client', 'This client is not registered here: register again.', 401);
}

/** @throws OAuthProblem `invalid_request` for an address that is neither registered nor allowed. */
export function checkRequestedRedirect(client: Client, uri: string, settings: ProxySettings): void {
  if (!isRegistered(uri, client.redirect_uris))
    throw new OAuthProblem('invalid_request', 'The redirect_uri is not registered for this client.');
  const ownDomain =
    /^https:/.test(client.client_id) && new URL(client.client_id).origin === new URL(uri).origin;
  if (!ownDomain) checkRedirect(uri, settings);
}

const Document = Client.extend({ client_name: z.string().max(200).optional() });
const DOCUMENT_MAX_BYTES = 64 * 1024;
const DOCUMENT_TIMEOUT_MS = 5_000;

async function documentOf(settings: ProxySettings, clientId: string): Promise<Client> {
  const known = await find(settings.state, kinds.document, clientId);
  if (known) return known;
  const client = Document.safeParse(await fetchDocument(settings, clientId));
  if (!client.success || client.data.client_id !== clientId)
    throw new OAuthProblem(
      'invalid_client',
      'The client metadata document does not describe this client_id.',
      401,
    );
  await put(settings.state, kinds.document, clientId, client.data);
  return client.data;
}

async function fetchDocument({ fetchDocument: fetch }: ProxySettings, clientId: string): Promise<unknown> {
  const url = safeAddress(clientId);
  if (!url || url.pathname === '/')
    throw new OAuthProblem(
      'invalid_client',
      'A client_id that is an address needs a path and no fragment.',
      401,
    );
  try {
    const response = await fetch(url, {
      method: 'GET',
      headers: { accept: 'application/json' },
      body: null,
      signal: AbortSignal.timeout(DOCUMENT_TIMEOUT_MS),
      redirect: 'manual',
    });
    if (response.status !== 200) throw new Error(`it answered ${response.status}`);
    const line = { product: url.host, method: 'GET', path: url.pathname };
    return JSON.parse((await readBytes(response, DOCUMENT_MAX_BYTES, line)).toString('utf8'));
  } catch (error) {
    throw new OAuthProblem(
      'invalid_client',
      `The client metadata document could not be read: ${(error as Error).message}`,
      401,
    );
  }
}
