import type { Call } from '../servers/server.ts';
import type { Connection } from './protocol.ts';

/**
 * Calls a tool and gives its text. Throws when the tool reports an error, unless an error is what is asked for, and when the
 * answer is not the one that was to come.
 */
export async function callTool(connection: Connection, call: Call, expectError = false): Promise<string> {
  const { name, arguments: given, contains = '' } = call;
  const result = await connection.request('tools/call', { name, arguments: given });
  const text = textOf(result);
  const failed =
    typeof result === 'object' && result !== null && 'isError' in result && result.isError === true;
  if (failed !== expectError || !text.includes(contains))
    throw new Error(`${name} answered: ${text.slice(0, 300)}`);
  return text;
}

function textOf(result: unknown): string {
  if (typeof result !== 'object' || result === null || !('content' in result)) return '';
  const content: unknown[] = Array.isArray(result.content) ? result.content : [];
  return content
    .map((block) =>
      typeof block === 'object' && block !== null && 'text' in block ? String(block.text) : '',
    )
    .join('\n');
}
