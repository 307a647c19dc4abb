import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHeaders } from '../../auth/request-headers.ts';
import { Answer } from './answer.ts';
import { FORWARDED_HEADERS } from './forwarded.ts';
import { isLoopback } from './guard.ts';
import type { HttpRequest } from './http-request.ts';
import { pathOf } from './path-of.ts';

export interface InsightOptions {
  /** Opens both paths to whoever sends it. */
  token: string | undefined;
  /** Metrics in Prometheus's text format, undefined when no process tells any; absent where this port does not serve them. */
  metrics?: (() => Promise<string | undefined>) | undefined;
  /** Whether metrics without a token are for this machine alone. */
  localMetrics?: boolean;
  /** The status page; absent where this port does not serve it. */
  status?: (() => Promise<Answer>) | undefined;
}

type Handle = (request: HttpRequest, peer: string) => Promise<Answer>;

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
const NO_STORE = { 'cache-control': 'no-store' };

/**
 * Answers `/metrics` and `/status`; hands everything else on. Metrics are for who has the token, where there is one. The
 * page is for a browser on this machine too.
 */
export function withInsight(options: InsightOptions, next: Handle): Handle {
  const hasToken = createTokenCheck(options.token);
  const { metrics, status } = options;
  const answer = async (request: HttpRequest, peer: string, path: string): Promise<Answer> => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return said(405, 'Only GET is answered here.', { allow: 'GET, HEAD' });
    const open = mayOpen(path, options, () => isLocal(request.headers, peer));
    if (!open && !hasToken(request.headers)) return refusal(path, options);
    if (path === '/status' && status) return status();
    const text = await metrics?.();
    if (text === undefined)
      return said(503, 'No process told its metrics in time. Ask again.', { 'retry-after': '5' });
    return new Answer(text, { headers: { 'content-type': METRICS_TYPE, ...NO_STORE } });
  };
  return async (request, peer) => {
    const pathname = pathOf(request);
    const served = (pathname === '/metrics' && metrics) || (pathname === '/status' && status);
    return served ? answer(request, peer, pathname) : next(request, peer);
  };
}

/** Whether a request without the token may see the path. */
function mayOpen(
  path: string,
  { token, localMetrics }: InsightOptions,
  isLocalRequest: () => boolean,
): boolean {
  if (path === '/status') return isLocalRequest();
  return token === undefined && (localMetrics !== true || isLocalRequest());
}

/** A browser that has to show a token asks for it, as the password of any user name. */
function refusal(path: string, { token }: InsightOptions): Answer {
  if (token === undefined) return path === '/status' ? said(404, HOW_TO_SEE) : said(403, ONLY_HERE);
  return said(
    401,
    `${path} needs the operator's MCP_METRICS_TOKEN, as a bearer token or as the password of Basic.`,
    {
      'www-authenticate': 'Basic realm="mcp-atlassian", charset="UTF-8"',
    },
  );
}

const ONLY_HERE =
  'Metrics are for programs on this machine, which ask by a loopback name; for others set MCP_METRICS_HOST and MCP_METRICS_TOKEN.';
const HOW_TO_SEE =
  'The status page is shown to a browser on the same machine, under a loopback name and without a proxy in between. ' +
  'For other places the operator sets MCP_METRICS_TOKEN.';

const said = (status: number, text: string, headers: Record<string, string> = {}): Answer =>
  new Answer(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...NO_STORE, ...headers },
  });

/** Compares in a time that tells nothing of the token. */
function createTokenCheck(token: string | undefined): (headers: RequestHeaders) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  if (token === undefined) return () => false;
  const expected = digest(token);
  return (headers) => timingSafeEqual(digest(tokenIn(headers.get('authorization') ?? '')), expected);
}

function tokenIn(authorization: string): string {
  const [, scheme = '', value = ''] = /^(\S+) +(\S+)$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  return Buffer.from(value, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:/, '');
}

/** Whether the request was made on this machine: DNS rebinding shows in its Host, a proxy in what it adds. */
function isLocal(headers: RequestHeaders, peer: string): boolean {
  const address = peer.replace(/^::ffff:/, '');
  if (!isLoopback(address) || FORWARDED_HEADERS.some((name) => headers.has(name))) return false;
  const host = `http://${headers.get('host') ?? ''}`;
  return URL.canParse(host) && isLoopback(new URL(host).hostname);
}
