import { z } from 'zod';

/** What a value has to be; see evals/README.md for the words that begin with `$`. */
export type Matcher =
  | string
  | number
  | boolean
  | null
  | readonly Matcher[]
  | { readonly [name: string]: Matcher };

const matcher: z.ZodType<Matcher> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(matcher).readonly(),
    z.record(z.string(), matcher).readonly(),
  ]),
);

const args = z.record(z.string(), matcher).readonly();
const toolName = z.string().regex(/^(jira|confluence|atlassian)_[a-z_]+$/);
const texts = z.array(z.string().min(1)).readonly();

const step = z
  .strictObject({
    tool: toolName.describe('A call of this tool that succeeds'),
    with: args.optional().describe('What its arguments have to be; others are free'),
    shows: texts.optional().describe('What its answer has to hold, whatever the arguments were'),
  })
  .readonly();

/** One call that a task asks for. */
export type Step = z.output<typeof step>;

const inspection = z
  .strictObject({
    tool: toolName.describe('Called by the scorer afterwards, on all tools of the same site'),
    with: z.record(z.string(), z.unknown()).readonly(),
    holds: matcher.describe('What its answer has to be'),
  })
  .readonly();

/** A look at the site after the attempt. */
export type Inspection = z.output<typeof inspection>;

/** The surfaces of the server (`--surface`). */
export const surfaces = ['full', 'core', 'search'] as const;
export type Surface = (typeof surfaces)[number];

/** For tasks that the everyday tools can do. */
export const everywhere: readonly Surface[] = surfaces;

/** What a user asks, and how to tell whether it was done. */
export const Task = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'takes lower-case words joined by hyphens'),
  prompt: z.string().min(20).describe('As a person would say it'),
  deployment: z.enum(['cloud', 'datacenter']).default('cloud'),
  readOnly: z.literal(true).optional().describe('The operator allows reads only'),
  surfaces: z.array(z.enum(surfaces)).min(1).readonly().default(['full', 'search']),
  ways: z
    .array(z.array(step).readonly())
    .min(1)
    .readonly()
    .describe('Each is one right way; its calls may come in any order among others'),
  never: z
    .array(z.strictObject({ tool: toolName, with: args.optional() }).readonly())
    .readonly()
    .default([])
    .describe('Not even tried. Any write that no way asks for is wrong without being named here'),
  answer: z
    .strictObject({
      says: texts.describe('Facts of the final answer; a|b for either'),
      from: texts
        .optional()
        .describe('Where the facts are in what the tools answered; the same words by default'),
    })
    .readonly()
    .optional(),
  after: z.array(inspection).readonly().default([]),
  needs: z
    .record(toolName, texts)
    .readonly()
    .default({})
    .describe('Words in the description or the arguments of a tool by which the right choice can be known'),
});

/** A task as the runner sees it. */
export type Task = z.output<typeof Task>;
/** A task as it is written down. */
export type WrittenTask = z.input<typeof Task>;

/** Reads tasks. Throws an error that names the task and what is wrong with it, and for an id that was taken already. */
export function parseTasks(written: readonly WrittenTask[]): Task[] {
  const ids = new Set<string>();
  return written.map((one, index) => {
    const read = Task.safeParse(one);
    const name = typeof one.id === 'string' ? `"${one.id}"` : `number ${index + 1}`;
    if (!read.success) throw new Error(`Task ${name} is wrong:\n${z.prettifyError(read.error)}`);
    if (ids.has(one.id)) throw new Error(`Two tasks have the id ${name}.`);
    ids.add(one.id);
    return read.data;
  });
}
