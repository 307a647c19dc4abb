import { Server } from '@modelcontextprotocol/server';
import { type Caller, callTool } from './call-tool.ts';
import { listTools } from './catalogue.ts';
import type { Log } from './log.ts';

const INSTRUCTIONS =
  'Read and change Jira and Confluence. Text fields are Markdown. Lists give a token for the next page. ' +
  'An error says what to correct and whether calling again helps.';

const LIST_TTL_MS = 300_000;

export interface ServerOptions<Context> {
  caller: Caller<Context>;
  version: string;
  log: Log;
}

/**
 * An MCP server for one caller, for either protocol era. It uses the SDK's low-level class: the high-level one
 * converts every schema again on each tools/list and words argument errors for programmers.
 */
export function createServer<Context>({ caller, version, log }: ServerOptions<Context>): Server {
  const server = new Server(
    { name: 'Atlassian MCP', version },
    {
      capabilities: { tools: {} },
      instructions: INSTRUCTIONS,
      // The list depends on who asks, so nobody else may be served from a cached copy.
      cacheHints: { 'tools/list': { ttlMs: LIST_TTL_MS, cacheScope: 'private' } },
    },
  );
  server.setRequestHandler('tools/list', () => ({ tools: listTools(caller.selection) }));
  server.setRequestHandler('tools/call', ({ params }, { mcpReq }) =>
    callTool(caller, { name: params.name, arguments: params.arguments ?? {}, signal: mcpReq.signal }, log),
  );
  return server;
}
