import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/server';
import { Answer } from './answer.ts';

/** The request that a notification cancels. */
export function cancelledRequest(message: JSONRPCMessage): RequestId | undefined {
  if (!('method' in message) || message.method !== 'notifications/cancelled') return undefined;
  const id = message.params?.requestId;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}

/** What a request gets in the place of its answer when it was cancelled. */
export const cancelledAnswer = (id: RequestId = ''): Answer =>
  Answer.json({ jsonrpc: '2.0', id, error: { code: -32000, message: 'The request was cancelled.' } });
