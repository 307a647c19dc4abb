import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { endpointAssistant } from '../../evals/endpoint/endpoint-assistant.ts';
import { attemptTask } from '../../evals/live/attempt-task.ts';
import { commandAssistant } from '../../evals/live/command-assistant.ts';
import { choiceOf, readRecording, writeRecording } from '../../evals/recorded.ts';
import { replay } from '../../evals/replay.ts';
import { allTasks } from '../../evals/tasks/all-tasks.ts';
import { coreTools } from '../../src/toolkit/core-tools.ts';
import { emptyFolder } from '../support/process.ts';

const fake = `"${process.execPath}" "${fileURLToPath(new URL('fake-assistant.mjs', import.meta.url))}"`;
const timeoutMs = 60_000;
// Starts processes, on machines that may be busy.
const slow = { timeout: 180_000 };

const task = (id: string) => {
  const found = allTasks.find((one) => one.id === id);
  if (!found) throw new Error(`no task ${id}`);
  return found;
};

describe('an assistant that is a command', slow, () => {
  it.each([
    ['over HTTP', '{url}', 'full'],
    ['over stdio', '{stdio}', 'search'],
  ] as const)('%s makes its calls on a fresh site, and they are scored', async (_, server, surface) => {
    const assistant = commandAssistant(`${fake} ${server}`, { timeoutMs });
    const { verdict, attempt } = await attemptTask(task('assign-by-name'), surface, assistant);
    expect(verdict.problems).toEqual([]);
    expect(attempt.calls.map(({ tool }) => tool)).toEqual([
      surface === 'search' ? 'call_tool' : 'jira_assign_issue',
    ]);
    expect(attempt.finalAnswer).toBe("PROJ-166 is Grace's now.\n");
  });

  it('fails the task and ends when it does the wrong thing, crashes or takes too long', async () => {
    const run = async (command: string, id: string, limit = timeoutMs) =>
      (await attemptTask(task(id), 'full', commandAssistant(command, { timeoutMs: limit }))).verdict;
    expect(await run(`${fake} {url}`, 'unassign-what-waits')).toMatchObject({
      passed: false,
      problems: expect.arrayContaining([expect.stringContaining('Afterwards')]),
    });
    expect((await run('exit 3', 'assign-by-name')).problems[0]).toContain('the command ended with 3');
    expect((await run(`${fake} {url}`, 'two-people-of-one-name', 1_000)).problems[0]).toContain(
      'no answer within 1 seconds',
    );
  });

  it('can be recorded and replayed', async () => {
    const assistant = commandAssistant(`${fake} {url}`, { timeoutMs });
    const { attempt, everyTool } = await attemptTask(task('assign-by-name'), 'full', assistant);
    const file = join(emptyFolder(), 'fake.jsonl');
    const choices = [choiceOf('assign-by-name', attempt, everyTool)];
    writeRecording(file, { by: 'a script', surface: 'full', choices });
    const read = readRecording(file);
    expect(read).toEqual({ by: 'a script', surface: 'full', choices });
    const [choice] = read.choices;
    if (!choice) throw new Error('nothing was recorded');
    expect(await replay(task('assign-by-name'), choice, read)).toMatchObject({ passed: true, changed: [] });
  });
});

interface Asked {
  path: string;
  headers: Record<string, unknown>;
  body: { messages: object[]; tools: object[] };
}

/** Plays the given answers, the last one for ever. */
async function startEndpoint(answers: { status?: number; body: unknown }[]) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      asked.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(text) });
      const { status = 200, body } = answers[Math.min(asked.length, answers.length) - 1] ?? { body: {} };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const assign = { issue_key: 'PROJ-166', assignee: 'Grace Hopper' };
const openaiCall = (text: string) => ({
  body: {
    choices: [
      {
        message: {
          content: null,
          tool_calls: [
            { id: 'a', type: 'function', function: { name: 'jira_assign_issue', arguments: text } },
          ],
        },
      },
    ],
  },
});
const openaiText = { body: { choices: [{ message: { content: 'Done.' } }] } };

describe('a model behind an endpoint (played by a script)', () => {
  it("is offered the tools in OpenAI's way until it answers", async () => {
    const { url, asked } = await startEndpoint([
      openaiCall('not JSON'),
      openaiCall(JSON.stringify(assign)),
      openaiText,
    ]);
    const endpoint = { url: `${url}/v1/chat/completions`, model: 'some-model', key: 'a-key', timeoutMs };
    const { verdict, attempt } = await attemptTask(
      task('assign-by-name'),
      'core',
      endpointAssistant(endpoint),
    );
    expect(verdict).toMatchObject({ passed: true, problems: [], calls: 1 });
    expect(attempt.finalAnswer).toBe('Done.');
    expect(asked[0]?.headers.authorization).toBe('Bearer a-key');
    expect(asked[0]?.body.tools).toHaveLength(coreTools.length);
    expect(asked[1]?.body.messages.at(-1)).toMatchObject({
      role: 'tool',
      tool_call_id: 'a',
      content: 'The arguments are not a JSON object.',
    });
    expect(JSON.stringify(asked[2]?.body.messages.at(-1))).toContain('PROJ-166');
  });

  it("is offered the tools in Anthropic's way", async () => {
    const use = { type: 'tool_use', id: 'b', name: 'jira_assign_issue', input: assign };
    const { url, asked } = await startEndpoint([
      { body: { content: [{ type: 'text', text: 'I will.' }, use] } },
      { body: { content: [{ type: 'text', text: 'Done.' }] } },
    ]);
    const endpoint = { url: `${url}/v1/messages`, model: 'some-model', key: 'a-key', timeoutMs };
    const { verdict } = await attemptTask(task('assign-by-name'), 'core', endpointAssistant(endpoint));
    expect(verdict.problems).toEqual([]);
    expect(asked[0]?.headers).toMatchObject({ 'x-api-key': 'a-key', 'anthropic-version': '2023-06-01' });
    expect(JSON.stringify(asked[1]?.body.messages.at(-1))).toContain('"tool_use_id":"b"');
  });

  it('fails the task for an error of the endpoint, and for a model that never stops calling', async () => {
    const problems = async (answers: Parameters<typeof startEndpoint>[0]) => {
      const { url } = await startEndpoint(answers);
      const endpoint = endpointAssistant({ url: `${url}/chat/completions`, model: 'm', timeoutMs });
      return (await attemptTask(task('assign-by-name'), 'core', endpoint)).verdict.problems;
    };
    expect((await problems([{ status: 429, body: { error: 'slow down' } }]))[0]).toContain('answered 429');
    expect((await problems([openaiCall(JSON.stringify(assign))]))[0]).toContain(
      'no final answer after 20 turns',
    );
    expect(() => endpointAssistant({ url: 'http://x/', model: 'm', timeoutMs })).toThrow('ends neither in');
  });
});

it(
  'prints the score of each recording on the command line, and ends with 0 when all is well',
  slow,
  async () => {
    const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));
    const script = fileURLToPath(new URL('../../evals/run.ts', import.meta.url));
    const args = [tsx, script, '--replay', '--surface', 'core', '--only', 'what-is-the-issue-about'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    expect(await text(child.stdout)).toBe(
      'ok   what-is-the-issue-about (1 calls)\nby-reading-core.jsonl: 1 of 1 tasks, 1 calls\n\n',
    );
    expect(await ended).toBe(0);
  },
);
