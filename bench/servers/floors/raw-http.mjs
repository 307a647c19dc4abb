// node:http, one JSON.parse, and the same answer to everything: what no MCP server can be faster than.
import { createServer } from 'node:http';

// What the measured calls look for in an answer.
const text = `PROJ-1 PROJ-123 Payments runbook Release handbook ${'x'.repeat(2_500)}`;
const answer = JSON.stringify({ content: [{ type: 'text', text }], resultType: 'complete', tools: [] });

createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const { id } = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks)) : {};
    const body = Buffer.from(`{"jsonrpc":"2.0","id":${JSON.stringify(id ?? null)},"result":${answer}}`);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
