import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { endpointAssistant } from './endpoint/endpoint-assistant.ts';
import type { Assistant } from './live/assistant.ts';
import { attemptTask } from './live/attempt-task.ts';
import { commandAssistant } from './live/command-assistant.ts';
import { choiceOf, readRecording, recordingFiles, writeRecording } from './recorded.ts';
import { replay } from './replay.ts';
import type { Verdict } from './score.ts';
import { type Surface, surfaces, type Task } from './task.ts';
import { allTasks } from './tasks/all-tasks.ts';

const usage = `npm run evals -- [--replay | --accept | --assistant COMMAND | --endpoint URL --model NAME] [options]

  --replay             make the recorded calls again and score them; what is done without a choice
  --accept             the same, then record the descriptions of now as seen, for tasks that succeed
  --assistant COMMAND  any assistant that speaks MCP; {url}, {stdio} and {config} stand for the server, the request comes on stdin
  --endpoint URL       a model behind .../chat/completions or .../messages; its key is read from EVALS_API_KEY
  --model NAME         which one
  --surface NAME       ${surfaces.join(', ')}; full by default, all in a replay
  --only ID[,ID]       these tasks alone
  --timeout SECONDS    for each task of an assistant, each request to an endpoint; 180 by default
  --record FILE        write what was chosen, e.g. to evals/recorded/NAME.jsonl
  --list               print ids and requests`;

const { values } = parseArgs({
  options: {
    replay: { type: 'boolean' },
    accept: { type: 'boolean' },
    assistant: { type: 'string' },
    endpoint: { type: 'string' },
    model: { type: 'string' },
    surface: { type: 'string' },
    only: { type: 'string' },
    timeout: { type: 'string', default: '180' },
    record: { type: 'string' },
    list: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  if (values.help) say(usage);
  else if (values.list) for (const { id, prompt } of chosenTasks()) say(`${id}: ${prompt}`);
  else {
    const assistant = chosenAssistant();
    const failed = assistant ? await tryTasks(assistant) : await replayRecordings();
    if (failed > 0) process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}\n`);
  process.exitCode = 2;
}

function chosenAssistant(): Assistant | undefined {
  const { replay: again, accept, assistant, endpoint } = values;
  if ([again, accept, assistant, endpoint].filter(Boolean).length > 1)
    throw new Error('Give one of --replay, --accept, --assistant and --endpoint.');
  if (values.record !== undefined && !assistant && !endpoint)
    throw new Error('--record goes with --assistant or --endpoint.');
  const timeoutMs = Number(values.timeout) * 1_000;
  if (!(timeoutMs > 0)) throw new Error('--timeout takes a number of seconds.');
  if (assistant) return commandAssistant(assistant, { timeoutMs });
  if (!endpoint) return undefined;
  if (values.model === undefined) throw new Error('--endpoint needs --model.');
  // biome-ignore lint/style/noProcessEnv: a key must not stand on the command line
  const key = process.env.EVALS_API_KEY;
  return endpointAssistant({ url: endpoint, model: values.model, key, timeoutMs });
}

function chosenSurface(): Surface | undefined {
  const surface = surfaces.find((name) => name === values.surface);
  if (values.surface !== undefined && !surface) throw new Error(`There is no surface ${values.surface}.`);
  return surface;
}

function chosenTasks(): readonly Task[] {
  const ids = values.only?.split(',');
  const unknown = ids?.find((id) => !allTasks.some((task) => task.id === id));
  if (unknown !== undefined) throw new Error(`There is no task ${unknown}; --list prints them.`);
  return allTasks.filter(({ id }) => ids?.includes(id) ?? true);
}

async function tryTasks(assistant: Assistant): Promise<number> {
  const surface = chosenSurface() ?? 'full';
  const choices = [];
  const verdicts = [];
  for (const task of chosenTasks().filter((one) => one.surfaces.includes(surface))) {
    const { attempt, verdict, everyTool } = await attemptTask(task, surface, assistant);
    tell(verdict);
    verdicts.push(verdict);
    choices.push(choiceOf(task.id, attempt, everyTool));
  }
  if (values.record !== undefined) {
    const by = values.model ?? values.assistant ?? '';
    writeRecording(values.record, { by, surface, choices });
  }
  return total(surface, verdicts);
}

async function replayRecordings(): Promise<number> {
  const only = new Set(chosenTasks().map(({ id }) => id));
  const wanted = chosenSurface();
  let failed = 0;
  for (const file of recordingFiles()) {
    const recording = readRecording(file);
    if (wanted !== undefined && recording.surface !== wanted) continue;
    const verdicts: Verdict[] = [];
    for (const choice of recording.choices.filter(({ task }) => only.has(task))) {
      const verdict = await replay(taskOf(choice.task), choice, recording);
      tell(verdict, verdict.changed);
      verdicts.push(verdict);
      if (values.accept && verdict.passed) choice.saw = verdict.sees;
    }
    failed += total(basename(file), verdicts);
    if (values.accept) writeRecording(file, recording);
  }
  return failed;
}

function taskOf(id: string): Task {
  const task = allTasks.find((one) => one.id === id);
  if (!task) throw new Error(`A recording has a choice for ${id}, which is no task.`);
  return task;
}

function tell({ id, passed, problems, calls }: Verdict, changed: readonly string[] = []): void {
  const look = changed.length > 0 ? `, described otherwise since: ${changed.join(', ')}` : '';
  say(`${passed ? 'ok  ' : 'FAIL'} ${id} (${calls} calls${look})`);
  for (const problem of problems) say(`       ${problem}`);
}

/** Prints the score and gives how many tasks failed. */
function total(name: string, verdicts: readonly Verdict[]): number {
  const failed = verdicts.filter(({ passed }) => !passed).length;
  const calls = verdicts.reduce((sum, verdict) => sum + verdict.calls, 0);
  say(`${name}: ${verdicts.length - failed} of ${verdicts.length} tasks, ${calls} calls\n`);
  return failed;
}
