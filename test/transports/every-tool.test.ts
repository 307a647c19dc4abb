import type { Client } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toolsets } from '../../src/all-toolsets.ts';
import { type Era, eras, overHttp, overStdio } from '../support/clients.ts';
import { startHttp } from '../support/process.ts';

const every = toolsets.flatMap((toolset) => [...toolset.tools]);

/** With moments as texts write them; that a text leaves out repetitions besides is what toMatchObject allows. */
const shortened = (value: unknown): object =>
  JSON.parse(JSON.stringify(value).replace(/(T\d\d:\d\d:\d\d)(?:\.000)?(?:Z|\+00:?00)"/g, '$1Z"'));

/** Calls every tool with every one of its examples; the SDK's client checks each answer against the tool's schema. */
async function callEverything(client: Client, deployment: string): Promise<void> {
  const tools = every.filter((tool) => tool.only === undefined || tool.only === deployment);
  const { tools: listed } = await client.listTools();
  expect(listed.map((tool) => tool.name)).toEqual(tools.map((tool) => tool.name));
  // It names files of this machine, which neither an empty folder nor HTTP has.
  for (const tool of tools.filter(({ name }) => name !== 'confluence_upload_attachments'))
    for (const example of tool.examples ?? []) {
      const { isError, content, structuredContent } = await client.callTool({
        name: tool.name,
        arguments: { ...example },
      });
      const [block] = content;
      const text = block?.type === 'text' ? block.text : '';
      expect(isError, `${tool.name} ${JSON.stringify(example)}: ${text}`).not.toBe(true);
      const value = JSON.parse(text);
      expect(shortened(structuredContent)).toMatchObject(Array.isArray(value) ? { result: value } : value);
    }
}

describe.each(['cloud', 'datacenter'])('every tool, on %s', (deployment) => {
  describe.each(Object.keys(eras) as Era[])('with %s', (era) => {
    it('over stdio', async () => {
      const client = await overStdio(era, ['--demo', deployment]);
      await callEverything(client, deployment);
      await client.close();
    });

    it('over streamable HTTP', async () => {
      const server = await startHttp({ args: ['--demo', deployment] });
      onTestFinished(() => void server.child.kill());
      const client = await overHttp(era, `${server.url}/mcp`);
      await callEverything(client, deployment);
      await client.close();
      server.child.kill('SIGTERM');
      expect(await server.ended).toMatchObject({ code: 0 });
    });
  });
});
