// Tokens (o200k) of answers on the reference site, in each output format; the server is dist/cli.js.
//   node bench/tokens/reference-answers.mjs PATH/TO/reference-site.mjs [cloud|datacenter] [CALL FORMAT]   (the last two: show that answer)
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';

const [, , sitePath, deployment = 'cloud', shownCall, shownFormat] = process.argv;
if (!sitePath) {
  console.error('usage: reference-answers.mjs PATH/TO/reference-site.mjs [cloud|datacenter] [CALL FORMAT]');
  process.exit(2);
}

const linked =
  'summary,description,status,assignee,reporter,labels,versions,priority,created,updated,issuetype,issuelinks,subtasks,attachment';
const calls = {
  'issue without comments': ['jira_get_issue', { issue_key: 'PROJ-1', comment_limit: 0 }],
  'issue with 5 comments': ['jira_get_issue', { issue_key: 'PROJ-1' }],
  'issue with links, sub-tasks and attachment': ['jira_get_issue', { issue_key: 'PROJ-1', fields: linked }],
  'the same with 5 comments': ['jira_get_issue', { issue_key: 'PROJ-1', fields: `${linked},comment` }],
  'search of 50': [
    'jira_search',
    { jql: 'project = PROJ', limit: 50, fields: 'summary,status,assignee,priority,issuetype,updated' },
  ],
  page: ['confluence_get_page', { page_id: '123456' }],
  'page without metadata': ['confluence_get_page', { page_id: '123456', include_metadata: false }],
  'page, storage': ['confluence_get_page', { page_id: '123456', convert_to_markdown: false }],
};
const formats = ['json', 'compact', 'markdown', 'toon'];

// The site ends when its standard input does.
const site = spawn(process.execPath, [sitePath], { stdio: ['pipe', 'pipe', 'inherit'] });
const { port } = JSON.parse(String((await site.stdout.iterator({ destroyOnReturn: false }).next()).value));
const url = `http://127.0.0.1:${port}`;
const account = (product) => ({
  [`${product}_DEPLOYMENT`]: deployment,
  ...(deployment === 'cloud'
    ? { [`${product}_USERNAME`]: 'bench@example.com', [`${product}_API_TOKEN`]: 'token' }
    : { [`${product}_PERSONAL_TOKEN`]: 'token' }),
});
const env = {
  ...process.env,
  ...account('JIRA'),
  ...account('CONFLUENCE'),
  JIRA_URL: url,
  CONFLUENCE_URL: deployment === 'cloud' ? `${url}/wiki` : url,
};
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const server = spawn(process.execPath, [cli], { env, stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
createInterface(server.stdout).on('line', (line) => {
  const message = JSON.parse(line);
  waiting.get(message.id)?.(message);
});
const request = (id, method, params) => {
  server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
  return new Promise((resolve) => waiting.set(id, resolve));
};

await request('start', 'initialize', {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'tokens', version: '1' },
});
server.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
const { tools } = (await request('list', 'tools/list')).result;
console.log(`tools/list: ${tools.length} tools, ${countTokens(JSON.stringify(tools))} tokens`);
for (const [call, [name, args]] of Object.entries(calls))
  for (const format of formats) {
    // json is the default, and so needs no argument.
    const given = format === 'json' ? args : { ...args, output: format };
    const { result } = await request(`${call} ${format}`, 'tools/call', { name, arguments: given });
    const text = result.content.map((block) => block.text).join('\n');
    console.log(`${call}, ${format}: ${result.isError ? text.slice(0, 100) : `${countTokens(text)} tokens`}`);
    if (call === shownCall && format === shownFormat) console.log(text);
  }
server.stdin.end();
site.stdin.end();
