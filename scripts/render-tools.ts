import type { Tool } from '../src/toolkit/define-tool.ts';
import type { Toolset } from '../src/toolkit/define-toolset.ts';
import { inputSchemaOf, type JsonSchema, outputOutlineOf } from '../src/toolkit/schema.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const typeOf = (schema: JsonSchema): string => {
  if (schema.type === 'array') return `${schema.items ? typeOf(schema.items) : 'any'}[]`;
  if (Array.isArray(schema.enum)) return schema.enum.map((word) => `\`${word}\``).join(' \\| ');
  return schema.type ?? 'any';
};

const where = { cloud: 'Cloud only', datacenter: 'Data Center only' };

function renderTool(tool: Tool<never>): string[] {
  const { properties = {}, required = [] } = inputSchemaOf(tool);
  const result = Object.keys(outputOutlineOf(tool).properties ?? {});
  const lines = [
    `### ${tool.name}`,
    '',
    `${tool.title} · ${tool.access}${tool.only ? ` · ${where[tool.only]}` : ''}`,
    '',
    tool.description,
  ];
  if (Object.keys(properties).length > 0)
    lines.push('', '| argument | type | required | meaning |', '|---|---|---|---|');
  for (const [name, schema] of Object.entries(properties))
    lines.push(
      `| \`${name}\` | ${typeOf(schema)} | ${(required as string[]).includes(name) ? 'yes' : ''} | ${cell(String(schema.description ?? ''))} |`,
    );
  lines.push('', `Result: ${result.map((key) => `\`${key}\``).join(', ')}`);
  for (const example of tool.examples ?? []) lines.push('', '```json', JSON.stringify(example), '```');
  return [...lines, ''];
}

/** The text of docs/tools.md. */
export function renderToolsPage(toolsets: readonly Toolset<never>[]): string {
  const lines = [
    '<!-- Generated from the toolsets in src/ by `npm run generate`. -->',
    '# Tools',
    '',
    'Lists are taken as arrays or comma-separated text, objects also as JSON text, numbers also as digits. An unknown argument is an',
    'error. Results come as JSON text and as structured content; a list is wrapped in `result` there.',
    '',
  ];
  for (const toolset of toolsets) {
    lines.push(`## ${toolset.title} (\`${toolset.id}\`)`, '', toolset.description, '');
    for (const tool of toolset.tools) lines.push(...renderTool(tool));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The table of the README: one row per toolset. */
export function renderToolTable(toolsets: readonly Toolset<never>[]): string {
  const rows = toolsets.map(
    ({ id, tools }) =>
      `| \`${id}\` | ${tools.map((tool) => `[${tool.name}](docs/tools.md#${tool.name})`).join(', ')} |`,
  );
  return ['| toolset | tools |', '|---|---|', ...rows].join('\n');
}
