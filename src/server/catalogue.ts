import type { Tool as ListedTool } from '@modelcontextprotocol/server';
import type { ToolOutline } from '../toolkit/outline.ts';
import type { Selection } from '../toolkit/select.ts';

/** The argument by which callers confirm whose client cannot ask. */
export const CONFIRM = 'confirm';

const entries = new WeakMap<object, ListedTool>();
const entriesToConfirm = new WeakMap<ListedTool, ListedTool>();

export interface ListOptions {
  /** Tools that overwrite or delete show the argument that confirms them. */
  confirm?: boolean;
}

/** What tools/list says of a selection; entries are made once per tool and kept for the process's life. */
export const listTools = (selection: Selection, { confirm = false }: ListOptions = {}): ListedTool[] =>
  [...selection.tools.values()].map((tool) => {
    const entry = kept(entries, tool, () => describe(tool));
    if (!confirm || tool.access !== 'destructive') return entry;
    return kept(entriesToConfirm, entry, () => withConfirm(entry));
  });

function kept<Key extends object>(
  map: WeakMap<Key, ListedTool>,
  key: Key,
  make: () => ListedTool,
): ListedTool {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const withConfirm = (entry: ListedTool): ListedTool => ({
  ...entry,
  inputSchema: {
    ...entry.inputSchema,
    properties: {
      ...entry.inputSchema.properties,
      [CONFIRM]: {
        type: 'boolean',
        description: 'True once the person you work for has agreed; not needed where the client asks itself',
      },
    },
  },
});

/** Of every result: the shapes are in the docs, as every token here is paid by every session. */
const listedOutputSchema = { type: 'object' } as const;

/** Annotations follow from `access` alone, so that they cannot disagree with read-only mode. */
const describe = (tool: ToolOutline): ListedTool => ({
  name: tool.name,
  title: tool.title,
  description: tool.description,
  inputSchema: tool.inputSchema as ListedTool['inputSchema'],
  outputSchema: listedOutputSchema,
  annotations: {
    readOnlyHint: tool.access === 'read',
    ...(tool.access !== 'read' && { destructiveHint: tool.access === 'destructive' }),
  },
});
