import { neededScopes } from '../../../auth/proxy/scopes.ts';
import type { Caller } from '../../call-tool.ts';

export interface StepUpOptions {
  /** Scopes that clients may ask for. */
  scopes: readonly string[];
  /** WWW-Authenticate for the scopes of a new log-in. */
  challenge(error: 'insufficient_scope', scope: string): string;
}

export type StepUp<Context> = (caller: Caller<Context>, message: unknown) => Response | undefined;

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
    return Response.json(
      {
        error: 'insufficient_scope',
        error_description: `${tool.name} needs a log-in with more scopes: ${scope}`,
      },
      { status: 403, headers: { 'www-authenticate': challenge('insufficient_scope', scope) } },
    );
  };
}

function calledTool(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { method, params } = message as { method?: unknown; params?: { name?: unknown } };
  return method === 'tools/call' && typeof params?.name === 'string' ? params.name : undefined;
}
