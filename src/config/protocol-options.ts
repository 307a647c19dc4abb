import { count, oneOf, toggle } from './option.ts';

const group = 'Protocol';

/** How MCP is spoken, and what is kept of clients between requests. */
export const protocolOptions = {
  stateless: toggle({
    env: 'STATELESS',
    flag: '--stateless',
    group,
    default: false,
    help: 'Keep no sessions: every HTTP request stands alone. Only with streamable-http; HTTP+SSE is then not offered.',
  }),
  sessionIdleMinutes: count({
    env: 'MCP_SESSION_IDLE_MINUTES',
    group,
    min: 1,
    max: 10_080,
    default: 60,
    help: 'Minutes without a request or an open stream after which a session ends.',
  }),
  maxSessions: count({
    env: 'MCP_MAX_SESSIONS',
    group,
    min: 1,
    max: 1_000_000,
    default: 10_000,
    help: 'Sessions that one process keeps; a further one ends the one that was used longest ago.',
  }),
  maxSessionsPerIdentity: count({
    env: 'MCP_MAX_SESSIONS_PER_IDENTITY',
    group,
    min: 1,
    max: 100_000,
    default: 1_000,
    help: 'Sessions of one caller; a further one ends the oldest.',
  }),
  plainCalls: toggle({
    env: 'MCP_PLAIN_CALLS',
    group,
    default: true,
    help: 'Take plain POSTs, {"method": ..., "params": ...} without jsonrpc, as scripts with curl send them; each is logged (INFO).',
  }),
  confirmDestructive: toggle({
    env: 'CONFIRM_DESTRUCTIVE',
    group,
    default: false,
    help: 'Tools that overwrite or delete ask first: the person at the client where the client can ask, otherwise by an argument `confirm`.',
  }),
  surface: oneOf({
    env: 'MCP_SURFACE',
    flag: '--surface <name>',
    group,
    words: ['full', 'core', 'search'],
    default: 'full',
    help: 'What tools/list shows: every tool, the everyday tools alone, or three tools that find, describe and call the others.',
  }),
  output: oneOf({
    env: 'MCP_OUTPUT',
    flag: '--output <form>',
    group,
    words: ['json', 'compact', 'markdown', 'toon'],
    default: 'json',
    help: 'How the text of answers is written where a call does not say it with its argument `output`. Every tool takes that argument; structuredContent is always JSON.',
  }),
  listPageSize: count({
    env: 'MCP_LIST_PAGE_SIZE',
    group,
    min: 0,
    max: 1_000,
    default: 0,
    help: 'Tools on one page of tools/list; 0 for all on one page.',
  }),
};
