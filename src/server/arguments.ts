import type { z } from 'zod';
import type { Tool } from '../toolkit/define-tool.ts';

type Checked = { ok: true; value: object } | { ok: false; problem: string };

const MAX_SHOWN = 60;
const MAX_PROBLEMS = 8;

/** Validates the arguments of a call; the problem names each argument, what it got and what it takes. */
export function checkArguments(tool: Tool<never>, given: Record<string, unknown>, maxLimit = 0): Checked {
  const values = clamped(withoutNulls(tool, renamed(tool, given)), maxLimit);
  const parsed = tool.input.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => describe(issue, tool, values));
  return { ok: false, problem: problems.join(' ') };
}

/** Takes other names of an argument, such as `comment` for `body`. */
function renamed(tool: Tool<never>, given: Record<string, unknown>): Record<string, unknown> {
  if (!tool.aliases) return given;
  const values = { ...given };
  for (const [alias, name] of Object.entries(tool.aliases))
    if (alias in values && !(name in values)) {
      values[name] = values[alias];
      delete values[alias];
    }
  return values;
}

/** Clients of the reference server send null for "not given"; it stays only where a tool gives null a meaning. */
function withoutNulls(tool: Tool<never>, values: Record<string, unknown>): Record<string, unknown> {
  if (!Object.values(values).includes(null)) return values;
  const takesNull = (name: string) =>
    (tool.input.shape[name] as z.ZodType | undefined)?.safeParse(null).success !== false;
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== null || takesNull(name)),
  );
}

/** Page sizes above the operator's are served as that size; the result carries the next-page marker as always. */
function clamped(values: Record<string, unknown>, maxLimit: number): Record<string, unknown> {
  return maxLimit > 0 && Number(values.limit) > maxLimit ? { ...values, limit: maxLimit } : values;
}

function describe(issue: z.core.$ZodIssue, tool: Tool<never>, values: Record<string, unknown>): string {
  if (issue.code === 'unrecognized_keys' && issue.path.length === 0)
    return `Unknown argument ${issue.keys.map((key) => shown(key)).join(', ')}; ${tool.name} takes ${Object.keys(tool.input.shape).join(', ')}.`;
  const name = issue.path.join('.');
  const value = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    values,
  );
  if (value === undefined)
    return `Argument "${name}" is required: ${tool.input.shape[name]?.description ?? issue.message}.`;
  return `Argument "${name}" is ${shown(value)}: ${issue.message.replace(/^Invalid (input|string): /, '')}.`;
}

/** A value as it is echoed in a message: never long. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}… (${text.length} characters)` : text;
}
