import { randomUUID } from 'node:crypto';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { isExposed } from '../http/errors.ts';
import { type ErrorReport, reportOf } from '../http/report.ts';
import type { Tool } from '../toolkit/define-tool.ts';
import type { ToolOutline } from '../toolkit/outline.ts';
import type { Selection } from '../toolkit/select.ts';
import type { Span } from '../tracing/span.ts';
import { checkArguments } from './arguments.ts';
import type { EndedCall } from './audit.ts';
import type { Log } from './log.ts';
import { isOutputFormat, type OutputFormat, outputFormats, writerOf } from './output/output-format.ts';
import { toError, toResult } from './result.ts';

/** What a running call is told and tells. */
export interface CallEnvironment {
  /** Joins what the call makes the logs say. */
  id: string;
  signal: AbortSignal;
  /** Called for each request that Atlassian has answered. */
  onRequest?: (() => void) | undefined;
  /** The call in a trace, where there is one. */
  span?: Span | undefined;
}

/** The tools of one caller and what they need to run. */
export interface Caller<Context> {
  /** What the caller's log-in was given, where it is known. */
  scopes?: readonly string[] | undefined;
  /** Tells callers apart without containing their credentials. */
  key: string;
  selection: Selection;
  /** Largest page size that a call may ask for; 0 or absent for no limit. */
  maxLimit?: number;
  /** Told of every call that has come to its end. */
  onCall?: (call: EndedCall) => void;
  /** How texts are written where a call does not say it; JSON when absent. */
  output?: OutputFormat | undefined;
  /** Gets a tool of the selection ready to run, which takes time only once. */
  load(name: string): Promise<LoadedTool<Context>>;
}

/** A tool, and what builds what it asks for. */
export interface LoadedTool<Context> {
  tool: Tool<Context>;
  /** `signal` ends everything that the call has under way. */
  createContext(call: CallEnvironment): Context;
}

export interface ToolCall extends Omit<CallEnvironment, 'id'> {
  name: string;
  arguments: Record<string, unknown>;
}

/** Runs one tools/call. The only place that turns errors into answers: a failure always sets `isError`. */
export async function callTool<Context>(
  caller: Caller<Context>,
  call: ToolCall,
  log: Log,
): Promise<CallToolResult> {
  const tool = caller.selection.tools.get(call.name);
  // What policy hides answers exactly like what does not exist.
  if (!tool)
    return toError(caller.selection.explainAbsence(call.name) ?? `Unknown tool: ${call.name.slice(0, 100)}`);
  const started = performance.now();
  const id = randomUUID().slice(0, 8);
  const result = await run(tool, caller, { id, call }, log);
  const ms = Math.round(performance.now() - started);
  const error = result.isError === true;
  log.info({ call: id, ...call.span?.ids, tool: tool.name, ms, error }, 'tools/call');
  caller.onCall?.({ id, tool, arguments: call.arguments, result, ms });
  return result;
}

async function run<Context>(
  { name, access }: ToolOutline,
  caller: Caller<Context>,
  { id, call }: { id: string; call: ToolCall },
  log: Log,
): Promise<CallToolResult> {
  const failed = (detail: string, report?: ErrorReport) =>
    toError(`Error calling tool '${name.replace(/^[a-z]+_/, '')}': ${detail}`, report);
  const { output: format = caller.output ?? 'json', ...rest } = call.arguments;
  if (!isOutputFormat(format)) return failed(`Argument "output" takes one of ${outputFormats.join(', ')}.`);
  try {
    const { tool, createContext } = await caller.load(name);
    const checked = checkArguments(tool as Tool<never>, rest, caller.maxLimit);
    if (!checked.ok) return failed(checked.problem);
    const output = await tool.run(
      checked.value as never,
      createContext({ id, signal: call.signal, onRequest: call.onRequest, span: call.span }),
    );
    return toResult(output, { access, write: await writerOf(format) });
  } catch (error) {
    if (isExposed(error)) return failed(error.message, reportOf(error));
    log.error({ call: id, ...call.span?.ids, tool: name, err: error }, 'A tool failed unexpectedly');
    return failed(
      `a fault inside this server (reference ${id} in its log). It is not caused by the arguments.`,
    );
  }
}
