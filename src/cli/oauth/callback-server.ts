import { createServer } from 'node:http';
import { ConfigError } from '../../config/load.ts';
import { inHtml } from '../../server/http/in-html.ts';

/** Waits on this machine for the browser to come back. */
export interface CallbackServer {
  /** The address that the browser was sent to, with its query. */
  arrival: Promise<URL>;
  /** Shows the person at the browser how it ended, and stops. */
  finish(outcome: { ok: boolean; message: string }): Promise<void>;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

export const isLocal = (redirectUri: string): boolean => LOOPBACK.includes(new URL(redirectUri).hostname);

/**
 * Listens for the redirect URI's own path on loopback.
 * @throws ConfigError when its port is taken.
 */
export async function startCallbackServer(redirectUri: string): Promise<CallbackServer> {
  const expected = new URL(redirectUri);
  let arrived = (_: URL) => {};
  let answer = (_: { ok: boolean; message: string }) => {};
  const outcome = new Promise<{ ok: boolean; message: string }>((resolve) => {
    answer = resolve;
  });
  const arrival = new Promise<URL>((resolve) => {
    arrived = resolve;
  });
  const server = createServer(async (request, response) => {
    const address = new URL(request.url ?? '/', expected.origin);
    if (request.method !== 'GET' || address.pathname !== expected.pathname) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    arrived(address);
    const { ok, message } = await outcome;
    response
      .writeHead(ok ? 200 : 400, HEADERS)
      .end(page(ok ? 'You are logged in' : 'The log-in failed', message));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portProblem(error, expected)));
    server.listen(
      { host: expected.hostname === '[::1]' ? '::1' : '127.0.0.1', port: Number(expected.port) || 80 },
      resolve,
    );
  });
  server.unref();
  return {
    arrival,
    finish: async (result) => {
      answer(result);
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
    },
  };
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
  connection: 'close',
};

const portProblem = (error: NodeJS.ErrnoException, { port }: URL): Error =>
  new ConfigError(
    `Port ${port || 80} of the redirect URI cannot be used (${error.code}): end what listens there, or register another callback URL for the app and set ATLASSIAN_OAUTH_REDIRECT_URI.`,
  );

const page = (title: string, message: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}` +
  `@media (prefers-color-scheme:dark){body{background:#1b1c1f;color:#e6e6e6}}</style></head>` +
  `<body><h1>${title}</h1><p>${inHtml(message)}</p></body></html>`;
