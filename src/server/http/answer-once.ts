import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import type { ProtocolServer } from '../protocol-server.ts';
import type { Answer } from './answer.ts';
import type { HttpRequest } from './http-request.ts';
import { fromWebResponse, toWebRequest } from './web.ts';

/** Serves one message without session or stream: the answer is always a single JSON object. */
export async function answerOnce(
  server: ProtocolServer,
  request: HttpRequest,
  parsedBody: unknown,
): Promise<Answer> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  const close = () => void server.close();
  request.signal.addEventListener('abort', close, { once: true });
  try {
    return await fromWebResponse(await transport.handleRequest(acceptingBoth(request), { parsedBody }));
  } finally {
    request.signal.removeEventListener('abort', close);
    close();
  }
}

/** The same request for a transport that insists on both media types, whatever it then answers with. */
export function acceptingBoth(request: HttpRequest): Request {
  const both = toWebRequest(request);
  both.headers.set('accept', 'application/json, text/event-stream');
  return both;
}
