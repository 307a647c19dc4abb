import {
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { Tool } from '../toolkit/define-tool.ts';
import type { Selection } from '../toolkit/select.ts';
import { type Caller, callTool } from './call-tool.ts';
import { listTools } from './catalogue.ts';
import type { Confirmation } from './confirmation.ts';
import type { Log } from './log.ts';
import { type Operation, observeOperations } from './observe-operations.ts';
import { pageOf } from './page.ts';
import { createProgress } from './progress.ts';
import { listSearchTools, resolveSearchCall } from './search-surface.ts';

const INSTRUCTIONS =
  'Read and change Jira and Confluence. Text fields are Markdown. Lists give a token for the next page. ' +
  'An error says what to correct and whether calling again helps. In answers a person or status is complete where it stands first. ' +
  'Every tool also takes output: json, compact (fewest tokens for lists), markdown or toon.';

const LIST_TTL_MS = 300_000;

export interface ServerOptions<Context> {
  caller: Caller<Context>;
  version: string;
  log: Log;
  /** Tools on one page of tools/list; all when 0 or absent. */
  pageSize?: number;
  /** Whether tools are found by three tools, in the place of being listed. */
  searchOnly?: boolean;
  /** Asks before tools overwrite or delete; they run at once when absent. */
  confirmation?: Confirmation | undefined;
  /** Told of every request that has come to its end, to count them. */
  onOperation?: ((operation: Operation) => void) | undefined;
}

/**
 * An MCP server for one caller, for either protocol era. It uses the SDK's low-level class: the high-level one
 * converts every schema again on each tools/list and words argument errors for programmers.
 */
export function createServer<Context>(options: ServerOptions<Context>): Server {
  const { caller, version, log, confirmation, pageSize = 0, searchOnly = false } = options;
  const listOptions = { confirm: confirmation !== undefined };
  const server = new Server(
    { name: 'Atlassian MCP', version },
    {
      capabilities: { tools: {} },
      instructions: INSTRUCTIONS,
      // The list depends on who asks, so nobody else may be served from a cached copy.
      cacheHints: { 'tools/list': { ttlMs: LIST_TTL_MS, cacheScope: 'private' } },
      ...(confirmation && { requestState: { verify: confirmation.verify } }),
    },
  );
  if (options.onOperation) observeOperations(server, options.onOperation);
  server.setRequestHandler('tools/list', ({ params }) => {
    const all = searchOnly
      ? listSearchTools(caller.selection as Selection<never>)
      : listTools(caller.selection, listOptions);
    const { items: tools, nextCursor } = pageOf(all, params?.cursor, pageSize);
    return { tools, ...(nextCursor !== undefined && { nextCursor }) };
  });
  server.setRequestHandler('tools/call', async ({ params }, context) => {
    const asked = { name: params.name, arguments: params.arguments ?? {} };
    const resolved = searchOnly
      ? resolveSearchCall(asked, caller.selection as Selection<never>, listOptions)
      : { call: asked };
    if ('answer' in resolved) return resolved.answer;
    const { name, arguments: args } = resolved.call;
    const call = { name, arguments: args, signal: context.mcpReq.signal, onRequest: createProgress(context) };
    const tool = caller.selection.tools.get(name) as Tool<never> | undefined;
    if (!confirmation || !tool) return callTool(caller, call, log);
    const client = capabilitiesIn(context) ?? server.getClientCapabilities();
    const confirmed = await confirmation.check(
      { callerKey: caller.key, tool, arguments: args, client },
      context,
    );
    return confirmed.go
      ? callTool(caller, { ...call, arguments: confirmed.arguments }, log)
      : confirmed.answer;
  });
  return server;
}

/** What the client of 2026-07-28 says of itself with each request. */
function capabilitiesIn({ mcpReq }: ServerContext): ClientCapabilities | undefined {
  const envelope: Record<string, unknown> = { ...mcpReq.envelope };
  return envelope[CLIENT_CAPABILITIES_META_KEY] as ClientCapabilities | undefined;
}
