import type { z } from 'zod';
import type { ResultWithFiles } from './files-out.ts';

/** What a tool does to Atlassian; annotations, read-only mode and the docs follow from it. */
export type Access = 'read' | 'write' | 'destructive';

/** Where a tool or site lives; Data Center includes the former Server product. */
export type Deployment = 'cloud' | 'datacenter';

interface Spec<Input extends z.ZodObject, Output extends z.ZodType, Context> {
  /** Public name, `<product>_<verb>_<noun>`. */
  name: string;
  title: string;
  access: Access;
  description: string;
  input: Input;
  output: Output;
  /** The one deployment on which it exists; everywhere when absent. */
  only?: Deployment;
  /** Other names under which an argument is taken, e.g. `{ comment: 'body' }`. */
  aliases?: Record<string, keyof z.input<Input> & string>;
  /** Arguments that the schema lists as required, as clients of the reference server know them, though calls without them are taken. */
  listedAsRequired?: (keyof z.input<Input> & string)[];
  /** Calls shown in the documentation and executed by the tests. */
  examples?: z.input<Input>[];
  run(input: z.output<Input>, context: Context): Promise<z.input<Output> | ResultWithFiles<z.input<Output>>>;
}

/** A tool as the server sees it: its schemas stay, their static types do not. */
export interface Tool<Context>
  extends Omit<Spec<z.ZodObject, z.ZodType, Context>, 'run' | 'aliases' | 'examples' | 'listedAsRequired'> {
  aliases?: Record<string, string>;
  listedAsRequired?: string[];
  examples?: object[];
  run: (input: never, context: Context) => Promise<unknown>;
}

/** Declares one MCP tool. `Context` is whatever `run` asks for; the server must provide it. */
export const defineTool = <Input extends z.ZodObject, Output extends z.ZodType, Context>(
  spec: Spec<Input, Output, Context>,
): Tool<Context> => spec;
