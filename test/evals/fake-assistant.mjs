// A stand-in for an assistant: node fake-assistant.mjs ADDRESS, or node fake-assistant.mjs COMMAND ARGUMENT... for a server over
// stdio. Reads the request, gives the issue that it names to Grace Hopper, and says so.
import { text } from 'node:stream/consumers';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [address, ...args] = process.argv.slice(2);
const prompt = await text(process.stdin);
if (prompt.includes('Sam Lee')) {
  setInterval(() => {}, 1_000);
} else {
  const client = new Client({ name: 'fake', version: '1' });
  await client.connect(
    args.length > 0
      ? new StdioClientTransport({ command: address, args })
      : new StreamableHTTPClientTransport(new URL(address)),
  );
  const { tools } = await client.listTools();
  const [issue_key] = /[A-Z]+-\d+/.exec(prompt);
  const call = { name: 'jira_assign_issue', arguments: { issue_key, assignee: 'Grace Hopper' } };
  await client.callTool(tools.length > 3 ? call : { name: 'call_tool', arguments: call });
  await client.close();
  console.log(`${issue_key} is Grace's now.`);
}
