import { describe, expect, it } from 'vitest';
import { toolsets } from '../src/all-toolsets.ts';
import type { Tool } from '../src/toolkit/define-tool.ts';
import { inputSchemaOf, type JsonSchema, outputOutlineOf } from '../src/toolkit/schema.ts';
import { type Policy, selectTools } from '../src/toolkit/select.ts';

const tools: Tool<never>[] = toolsets.flatMap((toolset) => [...toolset.tools]);
const everywhere = { jira: 'cloud', confluence: 'cloud', atlassian: 'cloud' } as const;
const onCloud = tools.filter((tool) => tool.only !== 'datacenter');

/** Keywords that some clients refuse in argument schemas. */
const REFUSED = [
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  '$ref',
  '$defs',
  'definitions',
  '$schema',
  'additionalProperties',
];

function schemaProblems(schema: JsonSchema, path: string): string[] {
  const problems = REFUSED.filter((key) => key in schema).map((key) => `${path}: ${key}`);
  if (typeof schema.type !== 'string') problems.push(`${path}: no single type`);
  if (schema.type === 'array' && !schema.items) problems.push(`${path}: array without items`);
  if (schema.items) problems.push(...schemaProblems(schema.items, `${path}[]`));
  for (const [name, child] of Object.entries(schema.properties ?? {}))
    problems.push(...schemaProblems(child, `${path}.${name}`));
  return problems;
}

it('has every tool of this version, once', () => {
  const names = tools.map((tool) => tool.name);
  expect(names.length).toBeGreaterThanOrEqual(16);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(tools.map((tool) => [tool.name, tool] as const))('%s', (name, tool) => {
  const input = inputSchemaOf(tool);

  it('has a name that clients take, and a verb that fits its access', () => {
    expect(name).toMatch(/^(jira|confluence|atlassian)_[a-z_]{3,50}$/);
    const reads = /_(get|search|list|download|check)_|_search$|_status$/.test(name);
    expect(tool.access === 'read').toBe(reads);
  });

  it('describes itself and every argument, briefly', () => {
    expect(tool.description.length).toBeGreaterThan(20);
    expect(tool.description.length).toBeLessThan(500);
    for (const [argument, schema] of Object.entries(input.properties ?? {}))
      expect(schema.description, argument).toMatch(/\w{2}/);
  });

  it('advertises only what every client takes', () => {
    expect(schemaProblems(input, name)).toEqual([]);
  });

  it('shows at least one example, which its own schema accepts', () => {
    expect(tool.examples?.length).toBeGreaterThan(0);
    for (const example of tool.examples ?? [])
      expect(tool.input.safeParse(example).error?.issues ?? []).toEqual([]);
  });

  it('advertises the reviewed schema', async () => {
    const surface = {
      description: tool.description,
      access: tool.access,
      input,
      output: outputOutlineOf(tool),
    };
    await expect(`${JSON.stringify(surface, null, 2)}\n`).toMatchFileSnapshot(`schemas/${name}.json`);
  });
});

describe('policy', () => {
  const names = (policy: Policy, availability: object = everywhere) => [
    ...selectTools(toolsets, [policy], availability as typeof everywhere).tools.keys(),
  ];

  it('read-only leaves only what reads', () => {
    const selected = names({ readOnly: true });
    expect(selected).toEqual(onCloud.filter((tool) => tool.access === 'read').map((tool) => tool.name));
  });

  it('TOOLSETS and ENABLED_TOOLS both narrow', () => {
    expect(names({ readOnly: false, toolsets: ['jira_comments'] })).toEqual([
      'jira_add_comment',
      'jira_edit_comment',
    ]);
    expect(
      names({
        readOnly: false,
        toolsets: ['jira_issues'],
        enabledTools: ['jira_search', 'jira_add_comment'],
      }),
    ).toEqual(['jira_search']);
    expect(names({ readOnly: false, toolsets: ['nonsense'] })).toEqual([]);
    expect(names({ readOnly: false, toolsets: ['nonsense', 'ALL'] })).toEqual(
      onCloud.map((tool) => tool.name),
    );
    const everyday = toolsets
      .filter((toolset) => toolset.default)
      .flatMap((toolset) => toolset.tools.map((tool) => tool.name));
    expect(names({ readOnly: false, toolsets: ['default'] })).toEqual(everyday);
  });

  it('EXCLUDE_TOOLS leaves out what the other options name', () => {
    expect(
      names({
        readOnly: false,
        toolsets: ['jira_comments'],
        enabledTools: ['jira_add_comment', 'jira_edit_comment'],
        excludeTools: ['jira_add_comment'],
      }),
    ).toEqual(['jira_edit_comment']);
  });

  it('a product without configuration offers nothing', () => {
    expect(names({ readOnly: false }, { jira: 'cloud' }).every((name) => name.startsWith('jira_'))).toBe(
      true,
    );
    expect(names({ readOnly: false }, {})).toEqual([]);
  });
});
