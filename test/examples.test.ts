import { expect, it } from 'vitest';
import { toolsets } from '../src/all-toolsets.ts';
import { connect } from './support/connect.ts';

const examples = toolsets
  .flatMap((toolset) => [...toolset.tools])
  .flatMap((tool) => (tool.examples ?? []).map((example) => [tool, example] as const));

it.each(['cloud', 'datacenter'] as const)(
  'every example of every tool gives its full result shape, on %s',
  async (deployment) => {
    const { call } = await connect(deployment);
    for (const [tool, example] of examples) {
      if (tool.only && tool.only !== deployment) continue;
      const result = await call(tool.name, { ...example });
      expect(
        result.isError,
        `${tool.name} ${JSON.stringify(example)}: ${JSON.stringify(result.content)}`,
      ).not.toBe(true);
      const structuredContent = result.structuredContent as Record<string, unknown>;
      // The advertised schema is an outline; the tool's own one says everything.
      const value = tool.output.def.type === 'array' ? structuredContent.result : structuredContent;
      expect(tool.output.safeParse(value).error?.issues ?? []).toEqual([]);
    }
  },
);
