import type { Server } from '@modelcontextprotocol/server';
import { errorOf, followRequests } from './follow-requests.ts';

/** One request of a client that has come to its end. */
export interface Operation {
  method: string;
  /** The tool that tools/call named, whether it exists or not. */
  tool?: string | undefined;
  /** Milliseconds from its arrival to its answer. */
  ms: number;
  /** `tool_error`, the code of a JSON-RPC error, or `cancelled`: no answer was wanted any more. */
  error?: string | undefined;
}

/** Tells of each request that the server answers, or that is cancelled. */
export function observeOperations(server: Server, onOperation: (operation: Operation) => void): void {
  followRequests(server, {
    begin: ({ method, params }) => {
      const tool = method === 'tools/call' && typeof params?.name === 'string' ? params.name : undefined;
      return { method, tool, since: performance.now() };
    },
    end: ({ since, ...asked }, ending) =>
      onOperation({ ...asked, ms: performance.now() - since, error: errorOf(ending) }),
  });
}
