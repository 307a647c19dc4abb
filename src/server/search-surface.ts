import type { CallToolResult, Tool as ListedTool } from '@modelcontextprotocol/server';
import type { Selection } from '../toolkit/select.ts';
import { type ListOptions, listTools } from './catalogue.ts';
import { explainUnknown, findTools } from './find-tools.ts';
import { isOutputFormat, type OutputFormat, outputFormats, writerOf } from './output/output-format.ts';
import { type Fields, isFields } from './output/records.ts';
import { toError, toResult } from './result.ts';

const FIND_TOOLS = 'find_tools';
const DESCRIBE_TOOLS = 'describe_tools';
/** The tool that calls another one. */
export const CALL_TOOL = 'call_tool';
/** The tools that stand for all others. */
export const SEARCH_TOOLS: readonly string[] = [FIND_TOOLS, DESCRIBE_TOOLS, CALL_TOOL];

const MAX_DESCRIBED = 10;

const text = (description: string) => ({ type: 'string', description });

/** What tools/list says where tools are found rather than listed. */
export function listSearchTools(selection: Selection): ListedTool[] {
  const readOnly = [...selection.tools.values()].every(({ access }) => access === 'read');
  return [
    {
      name: FIND_TOOLS,
      title: 'Find tools',
      description: `Find tools for Jira and Confluence by words, e.g. "add comment". ${selection.tools.size} exist; each task needs one of them.`,
      inputSchema: {
        type: 'object',
        properties: { query: text('Words of the name or task; empty for all names') },
      },
      outputSchema: { type: 'object' },
      annotations: { readOnlyHint: true },
    },
    {
      name: DESCRIBE_TOOLS,
      title: 'Describe tools',
      description: 'The arguments of tools. Read them before calling one.',
      inputSchema: {
        type: 'object',
        properties: { names: { type: 'array', items: { type: 'string' }, description: 'Names of tools' } },
        required: ['names'],
      },
      outputSchema: { type: 'object' },
      annotations: { readOnlyHint: true },
    },
    {
      name: CALL_TOOL,
      title: 'Call a tool',
      description: 'Call a tool that was found, with the arguments it describes.',
      inputSchema: {
        type: 'object',
        properties: {
          name: text('Name of the tool'),
          arguments: { type: 'object', description: 'Its arguments' },
        },
        required: ['name'],
      },
      outputSchema: { type: 'object' },
      annotations: { readOnlyHint: readOnly, ...(!readOnly && { destructiveHint: true }) },
    },
  ];
}

/** A tools/call as it was asked for. */
export interface AskedCall {
  name: string;
  arguments: Record<string, unknown>;
}

type Resolved = { answer: CallToolResult } | { call: AskedCall };

/** Whose call it is. */
interface Asking {
  selection: Selection;
  output?: OutputFormat | undefined;
}

/**
 * The call to carry out. Where tools are found rather than listed, what finds and describes them is answered, and a call
 * of one is checked as a direct one.
 */
export async function resolveCall(
  asked: AskedCall,
  { selection, ...options }: Asking,
  { searchOnly, ...listing }: ListOptions & { searchOnly: boolean },
): Promise<Resolved> {
  if (!searchOnly) return { call: { name: asked.name, arguments: asked.arguments } };
  if (asked.name === CALL_TOOL) return innerCall(asked.arguments, selection);
  if (asked.name !== FIND_TOOLS && asked.name !== DESCRIBE_TOOLS) return { call: asked };
  const { query, names, output = options.output ?? 'json' } = asked.arguments;
  if (!isOutputFormat(output)) return failed(`Argument "output" takes one of ${outputFormats.join(', ')}.`);
  if (asked.name === DESCRIBE_TOOLS) return describe(namesIn(names), selection, listing);
  const write = await writerOf(output);
  return { answer: toResult(findTools(String(query ?? ''), selection), { write }) };
}

const failed = (problem: string): Resolved => ({ answer: toError(problem) });

function innerCall({ name, arguments: given = {}, ...rest }: Fields, selection: Selection): Resolved {
  if (typeof name !== 'string')
    return failed('Argument "name" takes the name of a tool; find_tools lists them.');
  if (!selection.tools.has(name))
    return failed(selection.explainAbsence(name) ?? explainUnknown(name, selection));
  const inner = objectIn(given);
  if (!inner) return failed(`Argument "arguments" takes an object with the arguments of ${name}.`);
  const { output, ...astray } = rest;
  const [first] = Object.keys(astray);
  if (first !== undefined)
    return failed(
      `Unknown argument "${first.slice(0, 60)}": the arguments of ${name} stand inside "arguments".`,
    );
  return { call: { name, arguments: { ...(output !== undefined && { output }), ...inner } } };
}

/** An object; also taken as JSON in a string, as models send it. */
function objectIn(value: unknown): Fields | undefined {
  if (typeof value !== 'string') return isFields(value) ? value : undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A list of names; also taken as one name or as text with commas. */
const namesIn = (names: unknown): unknown[] =>
  typeof names === 'string' ? names.split(',').map((name) => name.trim()) : Array.isArray(names) ? names : [];

function describe(names: unknown[], selection: Selection, options: ListOptions): Resolved {
  if (names.length === 0) return failed('Argument "names" takes names of tools; find_tools lists them.');
  if (names.length > MAX_DESCRIBED)
    return failed(`At most ${MAX_DESCRIBED} tools are described at once; ${names.length} were named.`);
  const unknown = names.find((name) => typeof name !== 'string' || !selection.tools.has(name));
  if (unknown !== undefined)
    return failed(selection.explainAbsence(String(unknown)) ?? explainUnknown(String(unknown), selection));
  const tools = listTools(selection, options)
    .filter(({ name }) => names.includes(name))
    .map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
  return { answer: toResult({ tools }, { write: JSON.stringify }) };
}
