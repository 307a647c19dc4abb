import type { CallToolResult } from '@modelcontextprotocol/server';
import { LRUCache } from 'lru-cache';
import { onlyOnce } from '../only-once.ts';
import type { Selection } from '../toolkit/select.ts';
import type { Caller } from './call-tool.ts';
import {
  CAPABILITIES,
  INSTRUCTIONS,
  introduced,
  LIST_CACHING,
  type Listing,
  listedTools,
} from './introduction.ts';
import type { Log } from './log.ts';
import type { Operation } from './observe-operations.ts';
import { pageOf } from './page.ts';
import type { Era, PlainInitialize, PlainRequest } from './plain-message.ts';
import { resolveCall } from './search-surface.ts';
import { around, type Written } from './written.ts';

/** What the answers are made of; the same as for the SDK's servers. */
export interface DirectOptions extends Listing {
  version: string;
  log: Log;
  /** Told of every request that has come to its end, to count them. */
  onOperation(operation: Operation): void;
}

/** Answers plain messages as the SDK would, without it. */
export interface DirectAnswers<Caller> {
  /** The answer to a handshake, as JSON. */
  introduce(asked: PlainInitialize): Written;
  /** The answer to a request, as JSON; undefined for what the SDK has to see. A call ends with the signal, which only calls ask for. */
  answer(
    caller: Caller,
    asked: PlainRequest,
    from: { readonly signal: AbortSignal },
  ): Written | Promise<Written> | undefined;
}

type Call = Extract<PlainRequest, { method: 'tools/call' }>;

/**
 * Answers what nearly all requests ask for. The SDK checks and copies every message and answer several times, and builds
 * a server for each HTTP request; loading it takes longer than all else at the start. It gets whatever says more than the
 * plain form: progress, confirmations, pages of lists, other versions and methods, and everything that is wrong.
 */
export function createDirectAnswers<Context>(options: DirectOptions): DirectAnswers<Caller<Context>> {
  const { version, log, onOperation, confirm = false, searchOnly = false } = options;
  const serverInfo = introduced(version);
  const loaded = onlyOnce(() => import('./call-tool.ts'));
  const listOf = createLists(options);

  const mayAsk = ({ selection }: Caller<Context>, { name }: Call) =>
    confirm && (searchOnly || selection.tools.get(name)?.access === 'destructive');
  const answerCall = async (caller: Caller<Context>, asked: Call, signal: AbortSignal) => {
    const started = performance.now();
    let error: string | false | undefined;
    let written: Written;
    try {
      const { callTool } = await loaded();
      const resolved = await resolveCall(asked, caller, { searchOnly, confirm });
      const result =
        'answer' in resolved
          ? resolved.answer
          : await callTool(
              caller,
              { name: resolved.call.name, arguments: resolved.call.arguments, signal },
              log,
            );
      error = signal.aborted ? 'cancelled' : result.isError && 'tool_error';
      written = answerWith(JSON.stringify(asked.era === 'handshake' ? result : complete(result)), asked.id);
    } catch (failure) {
      log.error({ err: failure }, 'A request failed unexpectedly');
      error = String(INTERNAL_ERROR.code);
      written = failureOf(asked.id);
    }
    const ms = performance.now() - started;
    onOperation({ method: asked.method, tool: asked.name, ms, ...(error && { error }) });
    return written;
  };
  const complete = ({ _meta, ...result }: CallToolResult) => ({
    ...result,
    resultType: 'complete',
    _meta: { ..._meta, [SERVER_INFO]: serverInfo },
  });

  return {
    introduce({ id, protocolVersion }) {
      onOperation({ method: 'initialize', ms: 0 });
      const result = { protocolVersion, capabilities: CAPABILITIES, serverInfo, instructions: INSTRUCTIONS };
      return answerWith(JSON.stringify(result), id);
    },
    answer(caller, asked, from) {
      if (asked.method === 'tools/call')
        return mayAsk(caller, asked) ? undefined : answerCall(caller, asked, from.signal);
      const started = performance.now();
      const result = asked.method === 'ping' ? '{}' : listOf(caller.selection, asked.era);
      onOperation({ method: asked.method, ms: performance.now() - started });
      return answerWith(result, asked.id);
    },
  };
}

const SERVER_INFO = 'io.modelcontextprotocol/serverInfo';

const answerWith = (result: Written, id: string | number): Written =>
  around('{"result":', result, `,"jsonrpc":"2.0","id":${JSON.stringify(id)}}`);

/** A defect, as JSON-RPC 2.0 has it (section 5.1). */
const INTERNAL_ERROR = { code: -32603, message: 'Internal error' };

const failureOf = (id: string | number): Written =>
  JSON.stringify({ jsonrpc: '2.0', id, error: INTERNAL_ERROR });

/** Bytes of the lists that are kept; one of all tools has less than 70,000. */
const KEPT = { maxSize: 4_000_000, sizeCalculation: (list: Buffer) => list.length };

/** The first page of tools/list as bytes of JSON, written once for each selection of tools. */
function createLists({ version, pageSize = 0, ...listing }: DirectOptions) {
  const written: Record<Era, LRUCache<Selection, Buffer>> = {
    handshake: new LRUCache(KEPT),
    '2026-07-28': new LRUCache(KEPT),
  };
  const write = (selection: Selection, era: Era): Buffer => {
    const { items: tools, nextCursor } = pageOf(listedTools(selection, listing), 0, pageSize);
    const list = {
      tools,
      ...(nextCursor !== undefined && { nextCursor }),
      ...(era !== 'handshake' && {
        resultType: 'complete',
        ...LIST_CACHING,
        _meta: { [SERVER_INFO]: introduced(version) },
      }),
    };
    return Buffer.from(JSON.stringify(list));
  };
  return (selection: Selection, era: Era): Written => {
    const known = written[era].get(selection) ?? write(selection, era);
    written[era].set(selection, known);
    return [known];
  };
}
