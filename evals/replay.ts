import { type Attempt, type MadeCall, toolCallsIn } from './attempt.ts';
import { ungrounded } from './check/ungrounded.ts';
import { type Choice, seenTools } from './recorded.ts';
import { missingFacts, score, type Verdict } from './score.ts';
import { type Opening, openSession, type Session } from './session.ts';
import type { Task } from './task.ts';

/** A replay's verdict, and which tools are described otherwise than to the one who chose. */
export interface Replayed extends Verdict {
  changed: string[];
  /** The hashes of now, for a recording that was looked at again. */
  sees: Record<string, string>;
}

/**
 * Makes the recorded calls again and scores them. Beyond the score it holds that the choices could be made: each
 * identifier was in the task or an answer before it, what an answer has to tell is there, and the words are there that a tool was chosen by.
 */
export async function replay(
  task: Task,
  choice: Choice,
  opening: Pick<Opening, 'surface' | 'alter'>,
): Promise<Replayed> {
  const session = await sessionFor(choice, {
    ...opening,
    deployment: task.deployment,
    readOnly: task.readOnly,
  });
  const attempt = await repeat(choice, session);
  const verdict = await score(task, attempt, session.judging);
  const sees = seenTools(attempt, session.everyTool);
  const problems = [
    ...verdict.problems,
    ...otherOutcomes(choice, attempt),
    ...ungrounded(task.prompt, attempt),
    ...missingFacts(task.answer?.from ?? task.answer?.says, attempt.calls.map(({ text }) => text).join('\n')),
    ...missingWords(task, session),
  ];
  return {
    ...verdict,
    problems,
    passed: problems.length === 0,
    sees,
    changed: Object.keys({ ...choice.saw, ...sees }).filter((tool) => choice.saw[tool] !== sees[tool]),
  };
}

const readingSessions = new Map<string, Promise<Session>>();

/** Choices that only read may share a site; every other one gets content as it was at first. */
async function sessionFor({ calls }: Choice, opening: Opening): Promise<Session> {
  const { surface, deployment, readOnly, alter } = opening;
  if (alter) return openSession(opening);
  const key = [surface, deployment, readOnly].join();
  const shared = readingSessions.get(key) ?? openSession(opening);
  readingSessions.set(key, shared);
  const { judging } = await shared;
  const reads = toolCallsIn({ calls: calls.map((call) => ({ ...call, text: '', failed: false })) });
  return reads.every(({ tool }) => judging.reading.has(tool)) ? shared : openSession(opening);
}

async function repeat({ calls }: Choice, session: Session): Promise<Attempt> {
  const made: MadeCall[] = [];
  for (const { tool, arguments: args } of calls) {
    const { text, failed } = await session.call(tool, args);
    made.push({ tool, arguments: args, text, failed });
  }
  return { instructions: session.instructions, tools: session.tools, calls: made };
}

const otherOutcomes = ({ calls }: Choice, { calls: made }: Attempt): string[] =>
  calls.flatMap(({ tool, fails = false }, index) => {
    const { failed = false, text = '' } = made[index] ?? {};
    if (failed === fails) return [];
    const name = `Call ${index + 1}, ${tool},`;
    return [failed ? `${name} fails now: ${text.slice(0, 300)}` : `${name} was refused and works now.`];
  });

/** A tool that the deployment lacks is reported by its call. */
const missingWords = ({ needs }: Task, { everyTool }: Session): string[] =>
  Object.entries(needs).flatMap(([name, words]) => {
    const tool = everyTool.get(name);
    const said = JSON.stringify([tool?.description, tool?.inputSchema]).toLowerCase();
    return words
      .filter((word) => !said.includes(word.toLowerCase()))
      .map((word) => `${name} no longer says "${word}", by which it is chosen here.`);
  });
