import type { Finding } from './finding.ts';
import { INITIALIZE, type Rpc } from './rpc.ts';

/** A read that every account may do, by the tools that are offered. */
const READS = {
  jira_get_user_profile: { user_identifier: 'me' },
  jira_search: { jql: 'created >= -30d', limit: 1 },
  confluence_search: { query: 'type = page', limit: 1 },
};

interface Answer {
  isError?: boolean;
  content?: { text?: string }[];
}

/** Shakes hands, lists the tools and reads something, as an MCP client would. */
export async function tryServer(check: string, { ask, tell }: Rpc): Promise<Finding[]> {
  const { serverInfo } = (await ask('initialize', INITIALIZE)) as {
    serverInfo?: { name: string; version: string };
  };
  await tell('notifications/initialized');
  const handshake: Finding = {
    check,
    status: 'ok',
    message: `The handshake works: ${serverInfo?.name} ${serverInfo?.version}.`,
  };
  const { tools } = (await ask('tools/list')) as { tools: { name: string }[] };
  const names = tools.map(({ name }) => name);
  const listed: Finding = {
    check,
    status: names.length > 0 ? 'ok' : 'error',
    message: `tools/list gives ${names.length} tools.`,
    details: { tools: names },
  };
  const read = Object.entries(READS).find(([name]) => names.includes(name));
  return [handshake, listed, ...(read ? [await callOne(check, ask, read)] : [])];
}

async function callOne(check: string, ask: Rpc['ask'], [name, args]: [string, object]): Promise<Finding> {
  const { isError, content } = (await ask('tools/call', { name, arguments: args })) as Answer;
  if (!isError) return { check, status: 'ok', message: `tools/call ${name} is answered.` };
  return {
    check,
    status: 'error',
    message: content?.[0]?.text ?? `${name} failed.`,
    remedy: 'mcp-atlassian doctor without --mode says more of the site.',
  };
}
