import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { type Run, run, start } from './process.ts';

const message = (body: object): string => `${JSON.stringify({ jsonrpc: '2.0', ...body })}\n`;

/** What a client writes to have one tool called over stdio. */
export const callLines = (name: string, args: object): string =>
  message({
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'test', version: '0' },
    },
  }) +
  message({ method: 'notifications/initialized' }) +
  message({ id: 2, method: 'tools/call', params: { name, arguments: args } });

interface Answer {
  isError?: boolean;
  content: { text: string }[];
}

const answerIn = (stdout: string): Answer | undefined =>
  stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { id?: number; result?: Answer })
    .find(({ id }) => id === 2)?.result;

/** Runs the server as a process of its own for one call; `text` is its answer. */
export async function oneCall(options: Run, name: string, args: object) {
  const ended = await run({ ...options, input: callLines(name, args) });
  const answer = answerIn(ended.stdout);
  return { ...ended, isError: answer?.isError === true, text: answer?.content[0]?.text ?? '' };
}

/** The same with another command than this checkout's, run in a folder. */
export async function oneCallWith(command: string[], cwd: string, name: string, args: object) {
  const [program = '', ...rest] = command;
  const child = spawn(program, rest, { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end(callLines(name, args));
  const answer = answerIn(await text(child.stdout));
  return { isError: answer?.isError === true, text: answer?.content[0]?.text ?? '' };
}

/** The same, to be watched and killed. */
export function startCall(options: Run, name: string, args: object) {
  const started = start(options);
  started.child.stdin?.write(callLines(name, args));
  return started;
}
