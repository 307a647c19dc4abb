// The MCP SDK the way its documentation shows it: a factory that registers every tool, for each HTTP request anew. A port as
// argument serves HTTP, none stdio. The tools ask Jira or Confluence and pass on what they say.
import { createServer } from 'node:http';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';

const site = process.env.JIRA_URL;
const count = Number(process.env.FLOOR_TOOLS);
const annotations = { readOnlyHint: true };

const authorization = `Basic ${Buffer.from('ada@demo.example:demo-token').toString('base64')}`;

const passOn = async (path) => {
  const response = await fetch(`${site}${path}`, { headers: { authorization } });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return { content: [{ type: 'text', text: JSON.stringify(await response.json()) }] };
};

function register(server) {
  server.registerTool(
    'jira_get_issue',
    {
      description: 'Read an issue.',
      annotations,
      inputSchema: z.strictObject({ issue_key: z.string(), comment_limit: z.number().optional() }),
    },
    ({ issue_key }) => passOn(`/rest/api/3/issue/${issue_key}`),
  );
  server.registerTool(
    'jira_search',
    {
      description: 'Search issues.',
      annotations,
      inputSchema: z.strictObject({ jql: z.string(), fields: z.string(), limit: z.number() }),
    },
    ({ jql, fields, limit }) =>
      passOn(`/rest/api/3/search/jql?${new URLSearchParams({ jql, fields, maxResults: String(limit) })}`),
  );
  server.registerTool(
    'confluence_get_page',
    { description: 'Read a page.', annotations, inputSchema: z.strictObject({ page_id: z.string() }) },
    ({ page_id }) => passOn(`/wiki/api/v2/pages/${page_id}?body-format=storage`),
  );
  for (let n = 4; n <= count; n++) registerOther(server, n);
}

// Of the size that tools of such a server have.
function registerOther(server, n) {
  const inputSchema = z.strictObject({
    project_key: z.string().describe('Key of the project, for example PROJ.'),
    name: z.string().optional().describe('Only those whose name contains this text.'),
    kind: z.enum(['scrum', 'kanban', 'simple']).optional().describe('Only those of this kind.'),
    limit: z.number().int().min(1).max(50).default(10).describe('How many to return at most.'),
    start_at: z.number().int().min(0).default(0).describe('How many to leave out at the start.'),
    expand: z.array(z.string()).optional().describe('What else to return with each of them.'),
  });
  const description = `Lists things of kind ${n} in a project, a page at a time, with what is known of each.`;
  server.registerTool(`jira_list_things_${n}`, { description, annotations, inputSchema }, (given) => ({
    content: [{ type: 'text', text: JSON.stringify(given) }],
  }));
}

const factory = () => {
  const server = new McpServer({ name: 'sdk-as-documented', version: '1.0.0' });
  register(server);
  return server;
};

const port = process.argv[2];
if (port === undefined) serveStdio(factory);
else createServer(toNodeHandler(createMcpHandler(factory))).listen(Number(port), '127.0.0.1');
