import type {
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { createBrowser, hiddenFields } from './browser.ts';
import { CLIENT_REDIRECT } from './log-in-client.ts';

/** What the SDK's client remembers between connections. */
export interface Memory {
  client?: StoredOAuthClientInformation | undefined;
  tokens?: StoredOAuthTokens | undefined;
  verifier?: string;
  discovery?: OAuthDiscoveryState;
  /** Where the person was last sent. */
  authorizationUrl?: URL | undefined;
}

export interface SdkLogInOptions {
  memory?: Memory;
  /** Address of the client's metadata document. */
  clientMetadataUrl?: string;
}

function providerOf(memory: Memory, clientMetadataUrl: string | undefined): OAuthClientProvider {
  return {
    redirectUrl: CLIENT_REDIRECT,
    ...(clientMetadataUrl !== undefined && { clientMetadataUrl }),
    clientMetadata: { client_name: 'SDK client', redirect_uris: [CLIENT_REDIRECT] },
    clientInformation: () => memory.client,
    saveClientInformation: (client) => {
      memory.client = client;
    },
    tokens: () => memory.tokens,
    saveTokens: (tokens) => {
      memory.tokens = tokens;
    },
    // As clients forget what the server has refused.
    invalidateCredentials: (what) => {
      if (what === 'all' || what === 'tokens') memory.tokens = undefined;
      if (what === 'all' || what === 'client') memory.client = undefined;
    },
    redirectToAuthorization: (url) => {
      memory.authorizationUrl = url;
    },
    saveCodeVerifier: (verifier) => {
      memory.verifier = verifier;
    },
    codeVerifier: () => memory.verifier ?? '',
    saveDiscoveryState: (state) => {
      memory.discovery = state;
    },
    discoveryState: () => memory.discovery,
  };
}

/** The SDK's own client, and the person at its browser. */
export function createSdkLogIn(base: string, options: SdkLogInOptions = {}) {
  const { memory = {} } = options;
  const open = () =>
    new StreamableHTTPClientTransport(new URL(`${base}/mcp`), {
      authProvider: providerOf(memory, options.clientMetadataUrl),
    });
  const connect = async () => {
    const client = new Client({ name: 'sdk-test', version: '0' });
    const transport = open();
    await client.connect(transport);
    return { client, transport };
  };
  /** Goes through the pages that the client was sent to, and hands it the code. */
  const finish = async (steps: { consent?: (url: string) => string } = {}) => {
    const browser = createBrowser();
    const atClient = (address: URL) => address.href.startsWith(CLIENT_REDIRECT);
    const page = await browser.open(memory.authorizationUrl?.href ?? '', atClient);
    const consent = new URL(page.url);
    const action = `${consent.origin}${consent.pathname}`;
    const atlassian = await browser.open(steps.consent?.(action) ?? action, atClient, {
      method: 'POST',
      body: new URLSearchParams({ ...hiddenFields(page.html), answer: 'allow' }),
    });
    const end = await browser.open(atlassian.url, atClient, {
      method: 'POST',
      body: new URLSearchParams({ user: 'grace', answer: 'allow' }),
    });
    memory.authorizationUrl = undefined;
    await open().finishAuth(new URL(end.url).searchParams);
  };
  return {
    memory,
    connect,
    finish,
    /** Connects, logging in on the way as a person would. */
    logIn: async () => {
      await connect().catch((error) => {
        if (!(error instanceof UnauthorizedError)) throw error;
      });
      await finish();
      return connect();
    },
  };
}

export const readIssue = (client: Client) =>
  client.callTool({ name: 'jira_get_issue', arguments: { issue_key: 'PROJ-1', fields: 'summary' } });

export const addComment = (client: Client) =>
  client.callTool({ name: 'jira_add_comment', arguments: { issue_key: 'PROJ-1', body: 'Hello' } });
