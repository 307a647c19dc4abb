import { randomBytes } from 'node:crypto';
import { createRequestStateCodec, McpServer, type ServerEventBus } from '@modelcontextprotocol/server';
import { type Caller, callTool } from '../../src/server/call-tool.ts';
import { listTools } from '../../src/server/catalogue.ts';
import type { Log } from '../../src/server/log.ts';
import type { Everything } from '../../src/toolsets.ts';
import { addAskingTools } from './asking-tools.ts';
import { addContentTools } from './content-tools.ts';
import { jsonSchema } from './json-schema.ts';
import { addPrompts, addResources } from './resources-and-prompts.ts';

const hint = { ttlMs: 60_000, cacheScope: 'private' as const };
const codec = createRequestStateCodec({ key: randomBytes(32), ttlSeconds: 300 });

interface Options {
  caller: Caller<Everything>;
  bus: ServerEventBus;
  log: Log;
}

/** A server with the product's tools and, beside them, everything that the conformance suite wants to see. */
export function createFixtureServer({ caller, bus, log }: Options): McpServer {
  const server = new McpServer(
    { name: 'Atlassian MCP with fixtures', version: '0.0.0' },
    {
      capabilities: {
        tools: { listChanged: true },
        prompts: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        logging: {},
        completions: {},
      },
      requestState: { verify: codec.verify },
      cacheHints: {
        'server/discover': hint,
        'tools/list': hint,
        'prompts/list': hint,
        'resources/list': hint,
        'resources/templates/list': hint,
        'resources/read': hint,
      },
    },
  );
  for (const { name, title = name, description = '', inputSchema } of listTools(caller.selection))
    server.registerTool(
      name,
      { title, description, inputSchema: jsonSchema(inputSchema) },
      (args, { mcpReq }) => callTool(caller, { name, arguments: args, signal: mcpReq.signal }, log),
    );
  addContentTools(server);
  addAskingTools(server, codec);
  addResources(server);
  addPrompts(server);
  for (const [name, kind] of [
    ['test_trigger_tool_change', 'tools_list_changed'],
    ['test_trigger_prompt_change', 'prompts_list_changed'],
  ] as const)
    server.registerTool(name, { description: 'Announces a change' }, () => {
      bus.publish({ kind });
      return { content: [{ type: 'text', text: 'Announced' }] };
    });
  return server;
}
