// Calls the server with plain POSTs; needs Node.js only.
//   node client.mjs http://127.0.0.1:9000 [oauth-token cloud-id]
import { pathToFileURL } from 'node:url';

/** Without a token the server must run for a single user; with one, each caller acts as himself. */
export class MCPAtlassianClient {
  constructor(baseUrl, authToken, cloudId) {
    this.url = `${baseUrl.replace(/\/$/, '')}/mcp`;
    this.headers = {
      'Content-Type': 'application/json',
      ...(authToken && { Authorization: `Bearer ${authToken}` }),
      ...(cloudId && { 'X-Atlassian-Cloud-Id': cloudId }),
    };
  }

  async post(method, params) {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: this.headers,
      body: JSON.stringify({ method, params }),
      signal: AbortSignal.timeout(30_000),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** An answer whose result.tools are the tools that this caller may use. */
  listTools() {
    return this.post('tools/list', {});
  }

  /** An answer with a result, whose isError tells that the tool failed, or with an error. */
  callTool(toolName, args) {
    return this.post('tools/call', { name: toolName, arguments: args });
  }
}

async function main([baseUrl, authToken, cloudId]) {
  if (!baseUrl) throw new Error('Usage: node client.mjs http://127.0.0.1:9000 [oauth-token cloud-id]');
  const client = new MCPAtlassianClient(baseUrl, authToken, cloudId);
  const tools = await client.listTools();
  console.log('Available tools:', tools.result.tools.length);
  const { result, error } = await client.callTool('jira_get_issue', { issue_key: 'PROJ-123' });
  if (error) throw new Error(error.message);
  if (result.isError) throw new Error(result.content[0].text);
  const issue = result.structuredContent;
  console.log(issue.key, issue.summary);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
