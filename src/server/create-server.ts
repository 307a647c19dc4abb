import {
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { Tool } from '../toolkit/define-tool.ts';
import { type Caller, callTool } from './call-tool.ts';
import type { Confirmation } from './confirmation.ts';
import {
  CAPABILITIES,
  INSTRUCTIONS,
  introduced,
  LIST_CACHING,
  type Listing,
  listedTools,
} from './introduction.ts';
import type { Log } from './log.ts';
import { type Tracing, traceMessages } from './message-spans.ts';
import { type Operation, observeOperations } from './observe-operations.ts';
import { pageOf, startOf } from './page.ts';
import { createProgress } from './progress.ts';
import { resolveCall } from './search-surface.ts';

export interface ServerOptions<Context> extends Omit<Listing, 'confirm'> {
  caller: Caller<Context>;
  version: string;
  log: Log;
  /** Asks before tools overwrite or delete; they run at once when absent. */
  confirmation?: Confirmation | undefined;
  /** Told of every request that has come to its end, to count them. */
  onOperation?: ((operation: Operation) => void) | undefined;
  /** Follows every request; nothing does when absent. */
  tracing?: Tracing | undefined;
}

/**
 * An MCP server for one caller, for either protocol era. It uses the SDK's low-level class: the high-level one
 * converts every schema again on each tools/list and words argument errors for programmers.
 */
export function createServer<Context>(options: ServerOptions<Context>): Server {
  const { caller, version, log, confirmation, pageSize = 0, searchOnly = false } = options;
  const listOptions = { confirm: confirmation !== undefined };
  const server = new Server(introduced(version), {
    capabilities: CAPABILITIES,
    instructions: INSTRUCTIONS,
    cacheHints: { 'tools/list': LIST_CACHING },
    ...(confirmation && { requestState: { verify: confirmation.verify } }),
  });
  const spanOf = options.tracing && traceMessages(server, options.tracing);
  if (options.onOperation) observeOperations(server, options.onOperation);
  server.setRequestHandler('tools/list', ({ params }) => {
    const all = listedTools(caller.selection, { searchOnly, ...listOptions });
    const start = startOf(all, params?.cursor);
    if (start === undefined)
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'Invalid cursor: start again without one.');
    const { items: tools, nextCursor } = pageOf(all, start, pageSize);
    return { tools, ...(nextCursor !== undefined && { nextCursor }) };
  });
  server.setRequestHandler('tools/call', async ({ params }, context) => {
    const asked = { name: params.name, arguments: params.arguments ?? {} };
    const resolved = await resolveCall(asked, caller, { ...listOptions, searchOnly });
    const span = spanOf?.(context.mcpReq.id);
    if ('answer' in resolved) {
      span?.describe(...toolCall(asked.name));
      return resolved.answer;
    }
    const { name, arguments: args } = resolved.call;
    const { signal } = context.mcpReq;
    const call = { name, arguments: args, signal, onRequest: createProgress(context), span };
    const isTool = caller.selection.tools.has(name);
    // A name that is no tool's may be any text.
    if (isTool) span?.describe(...toolCall(name));
    if (!confirmation || !isTool) return callTool(caller, call, log);
    const tool = (await caller.load(name)).tool as Tool<never>;
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

/** Name and attributes of a span. */
const toolCall = (tool: string) => [`tools/call ${tool}`, { 'gen_ai.tool.name': tool }] as const;

/** What the client of 2026-07-28 says of itself with each request. */
function capabilitiesIn({ mcpReq }: ServerContext): ClientCapabilities | undefined {
  const envelope: Record<string, unknown> = { ...mcpReq.envelope };
  return envelope[CLIENT_CAPABILITIES_META_KEY] as ClientCapabilities | undefined;
}
