import type { Tool as ListedTool } from '@modelcontextprotocol/server';
import type { Tool } from '../toolkit/define-tool.ts';
import { inputSchemaOf, outputSchemaOf } from '../toolkit/schema.ts';
import type { Selection } from '../toolkit/select.ts';

const entries = new WeakMap<object, ListedTool>();

/** What tools/list says of a selection. Schemas are converted once per tool and kept for the process's life. */
export const listTools = <Context>(selection: Selection<Context>): ListedTool[] =>
  [...selection.tools.values()].map((tool) => {
    const known = entries.get(tool);
    if (known) return known;
    const entry = describe(tool as Tool<never>);
    entries.set(tool, entry);
    return entry;
  });

/** Annotations follow from `access` alone, so that they cannot disagree with read-only mode. */
const describe = (tool: Tool<never>): ListedTool => ({
  name: tool.name,
  title: tool.title,
  description: tool.description,
  inputSchema: inputSchemaOf(tool) as ListedTool['inputSchema'],
  outputSchema: outputSchemaOf(tool) as NonNullable<ListedTool['outputSchema']>,
  annotations: {
    readOnlyHint: tool.access === 'read',
    ...(tool.access !== 'read' && { destructiveHint: tool.access === 'destructive' }),
  },
});
