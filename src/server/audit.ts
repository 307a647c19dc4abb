import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Tool } from '../toolkit/define-tool.ts';
import { withoutSecrets } from './log.ts';

/** Who called, as far as it is known. */
export interface Who {
  /** Tells identities apart without containing their credentials. */
  key: string;
  /** The login name that the credentials carry; a token carries none. */
  name?: string | undefined;
  /** The id that the caller or a proxy in front gave the HTTP request. */
  request?: string | undefined;
}

/** One tools/call that has come to its end. */
export interface EndedCall {
  /** The same as in the log. */
  id: string;
  tool: Pick<Tool<never>, 'name' | 'access'>;
  arguments: Record<string, unknown>;
  result: CallToolResult;
  /** Milliseconds. */
  ms: number;
}

/** Told of every call; notes those that change something. */
export type Audit = (who: Who, call: EndedCall) => void;

export interface AuditOptions {
  write(line: string): void;
  /** Whether what the calls sent is written as well. */
  content: boolean;
}

/** An audit log of writes, one JSON object a line. */
export function createAudit({ write, content }: AuditOptions): Audit {
  return (who, { id, tool, arguments: args, result, ms }) => {
    if (tool.access === 'read') return;
    const entry = {
      time: new Date().toISOString(),
      call: id,
      who,
      tool: tool.name,
      access: tool.access,
      target: identifiersIn(args),
      ...outcomeOf(result),
      ms,
      ...(content && { arguments: args }),
    };
    write(`${JSON.stringify(entry, withoutSecrets)}\n`);
  };
}

/** Keys and ids name what is changed; every other argument is content. */
const IDENTIFIER = /^(id|ids|key|keys)$|_(id|ids|key|keys)$/;
const MAX_LENGTH = 200;
const MAX_ITEMS = 100;

const isShort = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.length <= MAX_LENGTH);

function identifiersIn(values: object): Record<string, unknown> {
  const named = Object.entries(values).filter(([name]) => IDENTIFIER.test(name));
  return Object.fromEntries(
    named.flatMap(([name, value]) => {
      const kept = Array.isArray(value) ? value.filter(isShort).slice(0, MAX_ITEMS) : value;
      return Array.isArray(kept) || isShort(kept) ? [[name, kept]] : [];
    }),
  );
}

/** `error` says that the call failed, by its kind (`http_403`, `timeout`, ...); a part of it may have been done. */
function outcomeOf({ isError, structuredContent, _meta }: CallToolResult) {
  const report = _meta?.['mcp-atlassian/error'] as { kind?: string } | undefined;
  if (isError) return { outcome: 'error', error: report?.kind ?? 'other' };
  const made = madeBy(structuredContent);
  return { outcome: 'ok', ...(Object.keys(made).length > 0 && { result: made }) };
}

/** Key and id of what was created or changed: on top of the answer, or one level below. */
function madeBy(answer: unknown): Record<string, unknown> {
  if (typeof answer !== 'object' || answer === null) return {};
  const own = identifiersIn(answer);
  if (Object.keys(own).length > 0) return own;
  const inner = Object.values(answer).find((value) => typeof value === 'object' && value !== null);
  return inner ? identifiersIn(inner) : {};
}
