import { isUtf8 } from 'node:buffer';
import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/server';
import type { ErrorReport } from '../http/report.ts';
import type { Tool } from '../toolkit/define-tool.ts';
import { type OutgoingFile, separateFiles } from '../toolkit/files-out.ts';
import { nextOf } from '../toolkit/page-out.ts';
import { type Writer, writeJson } from './output/output-format.ts';

/** Characters of one answer: about 250,000 tokens, more than any model takes in one turn. */
const MAX_CHARACTERS = 1_000_000;

/** How a result is written. */
export interface Writing {
  access?: Tool<never>['access'];
  write?: Writer;
}

/**
 * The same value twice, as the reference server's clients expect it: text, JSON unless asked otherwise, and an object. MCP before
 * 2026-07-28 allows objects only in structuredContent, so a list is wrapped as `{result: [...]}` there. Where a list goes
 * on stands beside it, and after it in a text of its own.
 */
export function toResult(
  result: unknown,
  { access = 'read', write = writeJson }: Writing = {},
): CallToolResult {
  const { value: output, files } = separateFiles(result);
  const text = write(output);
  if (text.length > MAX_CHARACTERS)
    return toError(
      access === 'read'
        ? `The answer has ${text.length} characters, more than the ${MAX_CHARACTERS} that are sent at once. Ask for fewer fields, or a smaller limit and then the next page.`
        : `The change was made, but its answer has ${text.length} characters, more than the ${MAX_CHARACTERS} that are sent at once: read what you need of it, and do not repeat the change.`,
    );
  const next = nextOf(output);
  const structuredContent = Array.isArray(output)
    ? { result: output, ...next }
    : (output as Record<string, unknown>);
  const more: ContentBlock[] = next ? [{ type: 'text', text: write(next) }] : [];
  return { content: [{ type: 'text', text }, ...more, ...files.map(toBlock)], structuredContent };
}

/**
 * A failure in words, and as data where there is some: in `_meta`, as clients hold structuredContent against the tool's
 * output schema.
 */
export const toError = (text: string, report?: ErrorReport): CallToolResult => ({
  content: [{ type: 'text', text }],
  isError: true,
  ...(report && { _meta: { 'mcp-atlassian/error': report } }),
});

/** Pictures that models and clients can show; a drawing in SVG is text to them, and other formats are files. */
const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

function toBlock({ uri, mimeType, data }: OutgoingFile): ContentBlock {
  if (SHOWN.test(mimeType)) return { type: 'image', mimeType, data: data.toString('base64') };
  if (isText(mimeType, data))
    return { type: 'resource', resource: { uri, mimeType, text: data.toString('utf8') } };
  return { type: 'resource', resource: { uri, mimeType, blob: data.toString('base64') } };
}

/** Text by its type, unless the bytes say otherwise. */
const isText = (mimeType: string, data: Buffer): boolean =>
  /^text\/|[/+](json|xml|yaml|javascript)\b/.test(mimeType) && isUtf8(data);
