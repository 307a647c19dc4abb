import type { CallToolResult, Tool as ListedTool } from '@modelcontextprotocol/server';
import type { Selection } from '../toolkit/select.ts';
import { type ListOptions, listTools } from './catalogue.ts';
import { rankTools } from './rank-tools.ts';
import { toError, toResult } from './result.ts';

const MAX_FOUND = 15;
const MAX_DESCRIBED = 10;

const text = (description: string) => ({ type: 'string', description });

/** What tools/list says where tools are found rather than listed. */
export function listSearchTools(selection: Selection<never>): ListedTool[] {
  const readOnly = [...selection.tools.values()].every(({ access }) => access === 'read');
  return [
    {
      name: 'find_tools',
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
      name: 'describe_tools',
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
      name: 'call_tool',
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

/** Answers what finds and describes; anything else is the call to carry out, which is checked as a direct one. */
export function resolveSearchCall(
  asked: AskedCall,
  selection: Selection<never>,
  options: ListOptions,
): { answer: CallToolResult } | { call: AskedCall } {
  const { query, names, name, arguments: inner = {} } = asked.arguments;
  if (asked.name === 'find_tools') return { answer: find(String(query ?? ''), selection) };
  if (asked.name === 'describe_tools') return { answer: describe(names, selection, options) };
  if (asked.name !== 'call_tool') return { call: asked };
  if (typeof name !== 'string') return { answer: toError('Argument "name" takes the name of a tool.') };
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner))
    return { answer: toError(`Argument "arguments" takes an object with the arguments of ${name}.`) };
  return { call: { name, arguments: { ...inner } } };
}

function find(query: string, selection: Selection<never>): CallToolResult {
  const tools = [...selection.tools.values()];
  if (query.trim() === '') return toResult({ names: tools.map(({ name }) => name) });
  const found = rankTools(query, tools);
  const shown = found
    .slice(0, MAX_FOUND)
    .map(({ name, description, access }) => ({ name, description, access }));
  return toResult({ total: found.length, tools: shown });
}

function describe(names: unknown, selection: Selection<never>, options: ListOptions): CallToolResult {
  const wanted: unknown[] = Array.isArray(names) ? names : [names];
  if (wanted.length > MAX_DESCRIBED)
    return toError(`At most ${MAX_DESCRIBED} tools are described at once; ${wanted.length} were named.`);
  const unknown = wanted.find((name) => typeof name !== 'string' || !selection.tools.has(name));
  if (wanted.length === 0 || unknown !== undefined)
    return toError(
      `Argument "names" takes names of tools; ${JSON.stringify(unknown ?? '').slice(0, 100)} is none. find_tools lists them.`,
    );
  const tools = listTools(selection, options).filter(({ name }) => wanted.includes(name));
  return toResult({
    tools: tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
  });
}
