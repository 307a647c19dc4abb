import { Answer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';

const METHODS = 'GET, POST, DELETE, OPTIONS';
/** What clients need to read beside the body. */
const EXPOSED = 'Mcp-Session-Id, MCP-Protocol-Version, WWW-Authenticate, Retry-After';
const MAX_AGE_SECONDS = 600;

/** The answer to a browser that asks before it sends (Fetch standard, CORS-preflight); undefined for any other request. */
export function preflight(request: HttpRequest, origin: string): Answer | undefined {
  if (request.method !== 'OPTIONS' || !request.headers.has('access-control-request-method')) return undefined;
  const asked = request.headers.get('access-control-request-headers');
  const headers = {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': METHODS,
    'access-control-max-age': String(MAX_AGE_SECONDS),
    vary: 'Origin, Access-Control-Request-Headers',
    // The page is named by the operator, so it may send what it wants: the server reads only what it knows.
    ...(asked !== null && { 'access-control-allow-headers': asked }),
  };
  return new Answer(null, { status: 204, headers });
}

/** Lets the page at a named origin read an answer. Cookies stay out: nothing here reads them. */
export function addCors(response: Answer, origin: string): Answer {
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('access-control-expose-headers', EXPOSED);
  const vary = response.headers.get('vary');
  response.headers.set('vary', vary === undefined ? 'Origin' : `${vary}, Origin`);
  return response;
}
