import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import type { ProtocolServer } from '../protocol-server.ts';

/** Serves one message without session or stream: the answer is always a single JSON object. */
export async function answerOnce(
  server: ProtocolServer,
  request: Request,
  parsedBody: unknown,
): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  const close = () => void server.close();
  request.signal.addEventListener('abort', close, { once: true });
  try {
    return await transport.handleRequest(acceptingBoth(request), { parsedBody });
  } finally {
    request.signal.removeEventListener('abort', close);
    close();
  }
}

/** The same request for a transport that insists on both media types, whatever it then answers with. */
export function acceptingBoth(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('accept', 'application/json, text/event-stream');
  return new Request(request.url, { method: request.method, headers });
}
