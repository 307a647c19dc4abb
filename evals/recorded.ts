import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Attempt, type ShownTool, toolCallsIn } from './attempt.ts';
import { surfaces } from './task.ts';

const folder = fileURLToPath(new URL('recorded/', import.meta.url));

const Head = z.strictObject({
  by: z.string().min(1).describe('Who or what chose'),
  surface: z.enum(surfaces),
});

const Choice = z.strictObject({
  task: z.string(),
  saw: z
    .record(z.string(), z.string())
    .describe('Tools that were called, by a hash of what the list said of them'),
  calls: z.array(
    z.strictObject({
      tool: z.string(),
      arguments: z.record(z.string(), z.unknown()),
      fails: z
        .literal(true)
        .optional()
        .describe('It answered with an error, from which the next call was made'),
    }),
  ),
});

/** The calls that somebody chose for one task. */
export type Choice = z.output<typeof Choice>;

/** The choices of one assistant on one surface. */
export interface Recording extends z.output<typeof Head> {
  choices: Choice[];
}

/** Paths of the recordings that are kept. */
export const recordingFiles = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted()
    .map((file) => join(folder, file));

/** Reads a recording: one JSON object a line, the first about all of it. Throws with the line that is wrong. */
export function readRecording(file: string): Recording {
  const [head = '', ...choices] = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return {
    ...parseLine(Head, head, `${file}, line 1`),
    choices: choices.map((line, index) => parseLine(Choice, line, `${file}, line ${index + 2}`)),
  };
}

function parseLine<Shape extends z.ZodType>(shape: Shape, line: string, where: string): z.output<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`Recording ${where} is not JSON.`);
  }
  const read = shape.safeParse(value);
  if (!read.success) throw new Error(`Recording ${where}:\n${z.prettifyError(read.error)}`);
  return read.data;
}

/** Writes a recording, a line a task, so that a change of one shows as one. */
export function writeRecording(file: string, { by, surface, choices }: Recording): void {
  const lines = [{ by, surface }, ...choices].map((line) => JSON.stringify(line));
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** What an attempt chose, to be replayed. */
export const choiceOf = (
  task: string,
  attempt: Attempt,
  everyTool: ReadonlyMap<string, ShownTool>,
): Choice => ({
  task,
  saw: seenTools(attempt, everyTool),
  calls: attempt.calls.map(({ tool, arguments: args, failed }) => ({
    tool,
    arguments: args,
    ...(failed && { fails: true }),
  })),
});

/** The tools that were called, by the hash of what is said of them now. */
export const seenTools = (
  attempt: Pick<Attempt, 'calls'>,
  everyTool: ReadonlyMap<string, ShownTool>,
): Record<string, string> => {
  const names = new Set(toolCallsIn(attempt).map(({ tool }) => tool));
  return Object.fromEntries(
    [...names].toSorted().map((name) => {
      const tool = everyTool.get(name);
      return [name, tool ? hashOf(tool) : 'unknown'];
    }),
  );
};

/** Of name, description and input schema, whatever the order of their keys. */
const hashOf = ({ name, description, inputSchema }: ShownTool): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder({ name, description, inputSchema })))
    .digest('hex')
    .slice(0, 12);

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}
