import { oneOf, text, toggle } from './option.ts';

const group = 'Logging';

/** What the server says of its own work, and where. */
export const loggingOptions = {
  verbose: toggle({
    env: 'MCP_VERBOSE',
    group,
    default: false,
    help: 'Log what happens (INFO); the same as -v.',
  }),
  veryVerbose: toggle({
    env: 'MCP_VERY_VERBOSE',
    flag: '--very-verbose',
    group,
    default: false,
    help: 'Log every request to Atlassian as well (DEBUG); the same as -vv.',
  }),
  logFile: text({
    env: 'MCP_LOG_FILE',
    group,
    help: 'Append the log to this file in the place of standard error; SIGHUP opens it anew, as after logrotate.',
    example: 'logs/mcp-atlassian.log',
  }),
  logFormat: oneOf({
    env: 'MCP_LOG_FORMAT',
    group,
    words: ['text', 'json'],
    default: 'text',
    help: 'How a line of the log looks: text for people, json for programs that collect logs.',
  }),
  logToStdout: toggle({
    env: 'MCP_LOGGING_STDOUT',
    group,
    default: false,
    help: 'Log to standard output in the place of standard error; not with stdio, whose output is the protocol.',
  }),
  auditLog: text({
    env: 'MCP_AUDIT_LOG',
    group,
    help: 'Append one JSON line to this file for every call that changes something: when, who, tool, target, outcome, duration. SIGHUP opens it anew.',
    example: 'logs/audit.jsonl',
  }),
  auditContent: toggle({
    env: 'MCP_AUDIT_LOG_CONTENT',
    group,
    default: false,
    help: 'Write what the calls sent into the audit log as well: texts, field values, names of files.',
  }),
};
