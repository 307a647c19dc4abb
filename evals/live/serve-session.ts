import { createMcpHandler, Server } from '@modelcontextprotocol/server';
import { type Listening, listen } from '../../src/server/http/listen.ts';
import { webHandler } from '../../src/server/http/web.ts';
import type { Session } from '../session.ts';

/** Serves a session over streamable HTTP on loopback, for clients of every era; each call goes through the session. */
export async function serveSession(session: Session): Promise<Listening> {
  const handler = createMcpHandler(() => {
    const { instructions, tools } = session;
    const server = new Server(
      { name: 'Atlassian MCP', version: '0.0.0-eval' },
      { capabilities: { tools: {} }, instructions },
    );
    server.setRequestHandler('tools/list', () => ({ tools: [...tools] }));
    server.setRequestHandler(
      'tools/call',
      async ({ params }) => (await session.call(params.name, params.arguments ?? {})).result,
    );
    return server;
  });
  return listen({ host: '127.0.0.1', port: 0, handle: webHandler((request) => handler.fetch(request)) });
}
