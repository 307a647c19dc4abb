import type { Tool } from './define-tool.ts';
import type { Toolset } from './define-toolset.ts';
import { inputSchemaOf, type JsonSchema } from './schema.ts';

/** What selecting and listing a tool need of it; the tool itself is loaded with its first call. */
export interface ToolOutline extends Pick<Tool<never>, 'name' | 'title' | 'access' | 'description' | 'only'> {
  inputSchema: JsonSchema;
}

/** A toolset whose tools are not loaded. */
export interface ToolsetOutline extends Omit<Toolset<never>, 'tools'> {
  tools: readonly ToolOutline[];
}

/** The outline of a toolset, with the schemas of its tools converted. */
export const outlineOf = ({ tools, ...toolset }: Toolset<never>): ToolsetOutline => ({
  ...toolset,
  tools: tools.map((tool) => ({
    name: tool.name,
    title: tool.title,
    access: tool.access,
    description: tool.description,
    ...(tool.only && { only: tool.only }),
    inputSchema: inputSchemaOf(tool),
  })),
});
