import { z } from 'zod';
import { neededScopes } from '../../../auth/scopes.ts';
import type { Caller } from '../../call-tool.ts';
import { CALL_TOOL } from '../../search-surface.ts';
import { Answer } from '../answer.ts';

export interface StepUpOptions {
  /** Scopes that clients may ask for. */
  scopes: readonly string[];
  /** WWW-Authenticate for the scopes of a new log-in. */
  challenge(error: 'insufficient_scope', scope: string): string;
}

const ToolCall = z.object({
  method: z.literal('tools/call'),
  params: z.object({
    name: z.string(),
    arguments: z
      .object({ name: z.string().optional().catch(undefined) })
      .optional()
      .catch(undefined),
  }),
});

export type StepUp<Context> = (caller: Caller<Context>, message: unknown) => Answer | undefined;

/**
 * Refuses a call that the caller's log-in has no scope for, naming all the scopes of one that would do
 * (RFC 6750 section 3.1; MCP 2025-11-25, authorization, step-up flow).
 */
export function createStepUp<Context>({ scopes, challenge }: StepUpOptions): StepUp<Context> {
  return ({ scopes: granted, selection }, message) => {
    const name = calledTool(message);
    const tool = name === undefined ? undefined : selection.tools.get(name);
    if (!granted || !tool) return undefined;
    const product = tool.name.startsWith('confluence_') ? 'confluence' : 'jira';
    const needed = neededScopes(granted, scopes, { product, changes: tool.access !== 'read' });
    if (!needed) return undefined;
    const scope = needed.filter((word) => word !== 'offline_access').join(' ');
    return Answer.json(
      {
        error: 'insufficient_scope',
        error_description: `${tool.name} needs a log-in with more scopes: ${scope}`,
      },
      { status: 403, headers: { 'www-authenticate': challenge('insufficient_scope', scope) } },
    );
  };
}

/** The tool of a call, also where it is called by the one that calls others. */
function calledTool(message: unknown): string | undefined {
  const { data } = ToolCall.safeParse(message);
  if (data?.params.name !== CALL_TOOL) return data?.params.name;
  return data.params.arguments?.name;
}
