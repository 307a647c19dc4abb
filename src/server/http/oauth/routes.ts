import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  beginAuthorization,
  decline,
  goUpstream,
  RedirectedProblem,
  transactionOf,
} from '../../../auth/proxy/authorize.ts';
import { finishAuthorization } from '../../../auth/proxy/callback.ts';
import { registerClient } from '../../../auth/proxy/clients.ts';
import { OAuthProblem, type ProxySettings } from '../../../auth/proxy/settings.ts';
import { answerTokenRequest, revoke } from '../../../auth/proxy/tokens.ts';
import type { Log } from '../../log.ts';
import { Answer } from '../answer.ts';
import type { HttpRequest } from '../http-request.ts';
import { browserCookie, setBrowserCookie } from './cookie.ts';
import { metadataAt } from './metadata.ts';
import { consentPage, problemPage } from './pages.ts';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type, authorization, mcp-protocol-version',
};
const NO_STORE = { 'cache-control': 'no-store', ...CORS };
const MAX_BODY_CHARACTERS = 64 * 1024;
const REGISTRATIONS_PER_MINUTE = 60;

type Handler = (request: HttpRequest) => Promise<Answer>;

/**
 * The authorization server's pages and endpoints; undefined for any other path. Browsers get pages, programs the
 * errors of RFC 6749; neither learns anything of Atlassian's tokens.
 */
export function createOAuthRoutes(
  settings: ProxySettings,
  log: Log,
): (request: HttpRequest) => Promise<Answer | undefined> {
  const base = new URL(settings.issuer).pathname.replace(/\/$/, '');
  const callback = new URL(settings.upstream.redirectUri).pathname;
  const pages: Record<string, Handler> = {
    'GET /authorize': (request) => authorize(settings, request),
    'GET /consent': (request) => consent(settings, request),
    'POST /consent': (request) => answerConsent(settings, request),
    [`GET ${withoutBase(callback, base)}`]: (request) => finish(settings, request),
  };
  const endpoints: Record<string, Handler> = {
    'POST /register': (request) => register(settings, request),
    'POST /token': async (request) =>
      Answer.json(await answerTokenRequest(settings, await formOf(request)), { headers: NO_STORE }),
    'POST /revoke': async (request) => {
      await revoke(settings, await formOf(request));
      return new Answer(null, { status: 200, headers: NO_STORE });
    },
  };
  return async (request) => {
    const { pathname } = new URL(request.url);
    const metadata = metadataAt(pathname, settings);
    const path = withoutBase(pathname, base);
    const isOurs = metadata !== undefined || endpoints[`POST ${path}`] !== undefined;
    if (request.method === 'OPTIONS' && isOurs) return new Answer(null, { status: 204, headers: CORS });
    if (metadata) return Answer.json(metadata, { headers: { ...CORS, 'cache-control': 'max-age=300' } });
    const key = `${request.method} ${path}`;
    const page = pages[key];
    if (page) return page(request).catch((error) => explainToPerson(error, log));
    return endpoints[key]?.(request).catch((error) => explainToProgram(error, log));
  };
}

const withoutBase = (path: string, base: string): string =>
  base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length) : path;

const redirect = (location: string, headers: Record<string, string> = {}): Answer =>
  new Answer(null, { status: 302, headers: { location, 'cache-control': 'no-store', ...headers } });

async function authorize(settings: ProxySettings, request: HttpRequest): Promise<Answer> {
  const { transactionId, browser } = await beginAuthorization(settings, new URL(request.url).searchParams);
  const cookie = { 'set-cookie': setBrowserCookie(settings.issuer, browser) };
  if (settings.requireConsent)
    return redirect(`${settings.issuer}/consent?transaction=${transactionId}`, cookie);
  const transaction = await transactionOf(settings, transactionId, browser);
  return redirect(await goUpstream(settings, transactionId, transaction), cookie);
}

/** Bound to the browser and the transaction: another page cannot make it up. */
const csrfFor = (browser: string, transactionId: string): string =>
  createHmac('sha256', browser).update(transactionId).digest('base64url');

async function consent(settings: ProxySettings, request: HttpRequest): Promise<Answer> {
  const transactionId = new URL(request.url).searchParams.get('transaction') ?? '';
  const browser = browserCookie(request.headers, settings.issuer);
  const transaction = await transactionOf(settings, transactionId, browser);
  return consentPage({
    transactionId,
    transaction,
    csrf: csrfFor(browser ?? '', transactionId),
    action: `${settings.issuer}/consent`,
  });
}

async function answerConsent(settings: ProxySettings, request: HttpRequest): Promise<Answer> {
  const form = await formOf(request);
  const transactionId = form.get('transaction') ?? '';
  const browser = browserCookie(request.headers, settings.issuer);
  const transaction = await transactionOf(settings, transactionId, browser);
  const expected = Buffer.from(csrfFor(browser ?? '', transactionId));
  const given = Buffer.from(form.get('csrf') ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new OAuthProblem('access_denied', 'The answer did not come from the page that asked.', 403);
  return redirect(
    form.get('answer') === 'allow'
      ? await goUpstream(settings, transactionId, transaction)
      : await decline(settings, transactionId, transaction),
  );
}

const finish = async (settings: ProxySettings, request: HttpRequest): Promise<Answer> =>
  redirect(
    await finishAuthorization(
      settings,
      new URL(request.url).searchParams,
      browserCookie(request.headers, settings.issuer),
    ),
  );

async function register(settings: ProxySettings, request: HttpRequest): Promise<Answer> {
  const minute = Math.floor(Date.now() / 60_000);
  if (
    (await settings.state.increment(`oauth-registrations:${minute}`, { ttlMs: 60_000 })) >
    REGISTRATIONS_PER_MINUTE
  )
    return Answer.json(
      { error: 'temporarily_unavailable', error_description: 'Too many registrations: wait a minute.' },
      { status: 429, headers: { ...NO_STORE, 'retry-after': '60' } },
    );
  const body = parse(await textOf(request));
  return Answer.json(await registerClient(settings, body), { status: 201, headers: NO_STORE });
}

async function textOf(request: HttpRequest): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_CHARACTERS)
    throw new OAuthProblem('invalid_request', 'The request is too large.', 413);
  const text = await request.text();
  if (text.length > MAX_BODY_CHARACTERS)
    throw new OAuthProblem('invalid_request', 'The request is too large.', 413);
  return text;
}

const formOf = async (request: HttpRequest): Promise<URLSearchParams> =>
  new URLSearchParams(await textOf(request));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new OAuthProblem('invalid_client_metadata', 'The body is not valid JSON.');
  }
}

function explainToPerson(error: unknown, log: Log): Answer {
  if (error instanceof RedirectedProblem) return redirect(error.location);
  if (error instanceof OAuthProblem) return problemPage(error.status, error.message);
  log.error({ err: error }, 'A log-in failed unexpectedly');
  return problemPage(500, 'This server has a problem. Try again later.');
}

function explainToProgram(error: unknown, log: Log): Answer {
  if (error instanceof OAuthProblem)
    return Answer.json(
      { error: error.code, error_description: error.message },
      { status: error.status, headers: NO_STORE },
    );
  log.error({ err: error }, 'A request of the authorization server failed unexpectedly');
  return Answer.json({ error: 'server_error' }, { status: 500, headers: NO_STORE });
}
