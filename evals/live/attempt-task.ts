import type { Attempt, MadeCall } from '../attempt.ts';
import { score, type Verdict } from '../score.ts';
import { openSession, type Session } from '../session.ts';
import type { Surface, Task } from '../task.ts';
import type { Assistant } from './assistant.ts';

/** An attempt that was made just now, with its verdict. */
export interface Attempted {
  attempt: Attempt;
  verdict: Verdict;
  everyTool: Session['everyTool'];
}

const MAX_CALLS = 60;

/** Lets an assistant try a task on a fresh site, watches its calls and scores them. */
export async function attemptTask(task: Task, surface: Surface, assistant: Assistant): Promise<Attempted> {
  const session = await openSession({ surface, deployment: task.deployment, readOnly: task.readOnly });
  const calls: MadeCall[] = [];
  const { finalAnswer, failure } = await tried(assistant, task.prompt, watched(session, calls));
  const attempt = { instructions: session.instructions, tools: session.tools, calls, finalAnswer };
  const verdict = await score(task, attempt, session.judging);
  const problems = failure === undefined ? verdict.problems : [failure, ...verdict.problems];
  return {
    attempt,
    verdict: { ...verdict, problems, passed: problems.length === 0 },
    everyTool: session.everyTool,
  };
}

/** What goes wrong with the assistant is a failed task, not the end of the run. */
async function tried(assistant: Assistant, prompt: string, session: Session) {
  try {
    return { finalAnswer: await assistant(prompt, session) };
  } catch (error) {
    return { failure: `The assistant: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const watched = (session: Session, calls: MadeCall[]): Session => ({
  ...session,
  call: async (tool, args) => {
    if (calls.length >= MAX_CALLS) throw new Error(`More than ${MAX_CALLS} calls: this task is over.`);
    const answer = await session.call(tool, args);
    calls.push({ tool, arguments: args, text: answer.text, failed: answer.failed });
    return answer;
  },
});
