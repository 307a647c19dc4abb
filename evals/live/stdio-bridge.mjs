// For assistants that start their servers: MCP over standard input and output, passed on to the address given.
//   node stdio-bridge.mjs http://127.0.0.1:PORT/
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

const outside = new StdioServerTransport();
const inside = new StreamableHTTPClientTransport(new URL(process.argv[2]));
const failed = (error) => process.stderr.write(`Bridge: ${error.message}\n`);
outside.onmessage = (message) => inside.send(message).catch(failed);
inside.onmessage = (message) => outside.send(message).catch(failed);
outside.onclose = () => inside.close();
inside.onerror = failed;
await inside.start();
await outside.start();
process.stdin.once('end', () => inside.close());
