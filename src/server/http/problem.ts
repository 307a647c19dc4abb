import { Answer } from './answer.ts';

/** Code of JSON-RPC errors for an unknown session, as the SDKs send it. */
export const SESSION_NOT_FOUND = -32001;

/** A refusal of the HTTP layer in the form of a JSON-RPC error, as MCP clients expect it. */
export const problem = (
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): Answer => Answer.json({ jsonrpc: '2.0', id: null, error: { code, message } }, { status, headers });
