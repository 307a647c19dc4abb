/** A tool as a client lists it. */
export interface ShownTool {
  name: string;
  description?: string | undefined;
  inputSchema: object;
  annotations?: { readOnlyHint?: boolean | undefined } | undefined;
}

/** A call that arrived at the server, and what it answered. */
export interface MadeCall {
  tool: string;
  arguments: Record<string, unknown>;
  /** All text of the answer. */
  text: string;
  failed: boolean;
}

/** What an assistant saw and did. */
export interface Attempt {
  instructions: string;
  tools: readonly ShownTool[];
  calls: readonly MadeCall[];
  /** What it told the user in the end; absent in a replay. */
  finalAnswer?: string | undefined;
}

/** The calls of the tools themselves: on the search surface those inside `call_tool`, without the looking for tools. */
export const toolCallsIn = ({ calls }: Pick<Attempt, 'calls'>): MadeCall[] =>
  calls.flatMap((call) => {
    if (call.tool === 'find_tools' || call.tool === 'describe_tools') return [];
    const { name, arguments: inner } = call.arguments;
    if (call.tool !== 'call_tool' || typeof name !== 'string') return [call];
    return [
      { ...call, tool: name, arguments: typeof inner === 'object' && inner !== null ? { ...inner } : {} },
    ];
  });
