/** Answers of a server to the few messages that doctor sends. */
export interface Rpc {
  /** The result. @throws Error with the server's own words. */
  ask(method: string, params?: object): Promise<Record<string, unknown>>;
  /** A message that is not answered. */
  tell(method: string): Promise<void>;
}

/** The handshake, as clients of every age know it. */
export const INITIALIZE = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'mcp-atlassian doctor', version: '1' },
};

interface Reply {
  result?: Record<string, unknown>;
  error?: { message?: string };
}

/** @throws Error with the server's own words, when it answered with an error. */
export function resultOf(reply: unknown): Record<string, unknown> {
  const { result, error } = (typeof reply === 'object' && reply !== null ? reply : {}) as Reply;
  if (result) return result;
  throw new Error(error?.message ?? `the answer is no JSON-RPC: ${JSON.stringify(reply)?.slice(0, 200)}`);
}
