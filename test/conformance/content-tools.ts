import { setTimeout } from 'node:timers/promises';
import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { jsonSchema } from './json-schema.ts';
import { pixel, silence } from './samples.ts';

const text = (value: string): CallToolResult => ({ content: [{ type: 'text', text: value }] });
/** Pauses between messages, so that each travels on its own. */
const PAUSE_MS = 50;

const schema2020 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object' as const,
  $defs: {
    address: {
      $anchor: 'addressDef',
      type: 'object',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
    },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contactMethod: { type: 'string', enum: ['phone', 'email'] },
    phone: { type: 'string' },
    email: { type: 'string' },
  },
  allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
  if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ['phone'] },
  else: { required: ['email'] },
  additionalProperties: false,
};

const contents: Record<string, CallToolResult['content']> = {
  test_simple_text: [{ type: 'text', text: 'This is a simple text response for testing.' }],
  test_image_content: [{ type: 'image', data: pixel, mimeType: 'image/png' }],
  test_audio_content: [{ type: 'audio', data: silence, mimeType: 'audio/wav' }],
  test_embedded_resource: [
    {
      type: 'resource',
      resource: {
        uri: 'test://embedded-resource',
        mimeType: 'text/plain',
        text: 'This is an embedded resource content.',
      },
    },
  ],
  test_multiple_content_types: [
    { type: 'text', text: 'Multiple content types test:' },
    { type: 'image', data: pixel, mimeType: 'image/png' },
    {
      type: 'resource',
      resource: {
        uri: 'test://mixed-content-resource',
        mimeType: 'application/json',
        text: '{"test":"data","value":123}',
      },
    },
  ],
};

/** Tools that answer by themselves: every kind of content, logging, progress, a stream that is cut. */
export function addContentTools(server: McpServer): void {
  for (const [name, content] of Object.entries(contents))
    server.registerTool(name, { description: `Returns fixed content: ${name}` }, () => ({ content }));
  server.registerTool('test_error_handling', { description: 'Always fails' }, () => {
    throw new Error('This tool intentionally returns an error for testing');
  });
  for (const name of ['test_tool_with_logging', 'test_logging_tool'])
    server.registerTool(name, { description: 'Logs three lines' }, async ({ mcpReq }) => {
      await mcpReq.log('info', 'Tool execution started');
      await setTimeout(PAUSE_MS);
      await mcpReq.log('info', 'Tool processing data');
      await setTimeout(PAUSE_MS);
      await mcpReq.log('info', 'Tool execution completed');
      return text('Logged three lines');
    });
  server.registerTool('test_tool_with_progress', { description: 'Reports progress' }, async ({ mcpReq }) => {
    const progressToken = mcpReq._meta?.progressToken;
    for (const progress of [0, 50, 100]) {
      if (progressToken !== undefined)
        await mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress, total: 100 },
        });
      if (progress < 100) await setTimeout(PAUSE_MS);
    }
    return text('Done');
  });
  server.registerTool('test_reconnection', { description: 'Cuts its stream' }, async ({ http }) => {
    http?.closeSSE?.();
    await setTimeout(PAUSE_MS);
    return text('Sent after the stream was cut');
  });
  server.registerTool(
    'json_schema_2020_12_tool',
    { description: 'Has every keyword in its schema', inputSchema: jsonSchema(schema2020) },
    () => text('Taken'),
  );
  server.registerTool(
    'test_custom_header',
    {
      description: 'Has an argument that is repeated in a header',
      inputSchema: jsonSchema({
        type: 'object',
        properties: { region: { type: 'string', 'x-mcp-header': 'Region' } },
        required: ['region'],
      }),
    },
    () => text('Taken'),
  );
}
