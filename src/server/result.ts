import type { CallToolResult } from '@modelcontextprotocol/server';

/** Characters of one answer: about 250,000 tokens, more than any model takes in one turn. */
const MAX_CHARACTERS = 1_000_000;

/**
 * The same value twice, as the reference server's clients expect it: compact JSON text, and an object. MCP before
 * 2026-07-28 allows objects only in structuredContent, so a list is wrapped as `{result: [...]}` there.
 */
export function toResult(output: unknown): CallToolResult {
  const text = JSON.stringify(output);
  if (text.length > MAX_CHARACTERS)
    return toError(
      `The answer has ${text.length} characters, more than the ${MAX_CHARACTERS} that are sent at once. Ask for fewer fields, or a smaller limit and then the next page.`,
    );
  const structuredContent = Array.isArray(output) ? { result: output } : (output as Record<string, unknown>);
  return { content: [{ type: 'text', text }], structuredContent };
}

export const toError = (text: string): CallToolResult => ({
  content: [{ type: 'text', text }],
  isError: true,
});
