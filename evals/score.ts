import { type Attempt, type MadeCall, toolCallsIn } from './attempt.ts';
import { mismatch } from './check/mismatch.ts';
import type { Step, Task } from './task.ts';

/** What the scorer may ask. */
export interface Judging {
  /** Calls any tool on the site of the attempt, and gives the value that it answers. Throws when the call fails. */
  inspect(tool: string, args: Record<string, unknown>): Promise<unknown>;
  /** Names of the tools that change nothing. */
  reading: ReadonlySet<string>;
}

/** How an attempt at a task went. */
export interface Verdict {
  id: string;
  passed: boolean;
  /** What was wrong, in sentences; empty when it passed. */
  problems: string[];
  /** Calls that arrived, all of them. */
  calls: number;
}

/** Scores one attempt: the calls it had to make, those it must not make, the state of the site, the final answer. */
export async function score(task: Task, attempt: Attempt, judging: Judging): Promise<Verdict> {
  const made = toolCallsIn(attempt);
  const problems = [
    ...problemsOfWays(task, made, judging.reading),
    ...forbidden(task, made),
    ...(await problemsOfState(task, judging)),
    ...(attempt.finalAnswer === undefined ? [] : missingFacts(task.answer?.says, attempt.finalAnswer)),
  ];
  return { id: task.id, passed: problems.length === 0, problems, calls: attempt.calls.length };
}

/** The facts that a text lacks; `a|b` is there when either is. */
export const missingFacts = (facts: readonly string[] = [], text: string): string[] => {
  const plain = text.toLowerCase();
  return facts
    .filter((fact) => !fact.split('|').some((one) => plain.includes(one.toLowerCase())))
    .map((fact) => `The answer does not say "${fact}".`);
};

function problemsOfWays({ ways }: Task, made: readonly MadeCall[], reading: ReadonlySet<string>): string[] {
  const tried = ways.map((way) => problemsOfWay(way, made, reading));
  return tried.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

function problemsOfWay(
  way: readonly Step[],
  made: readonly MadeCall[],
  reading: ReadonlySet<string>,
): string[] {
  const good = made.filter(({ failed }) => !failed);
  const { missing, used } = assign(way, good);
  const unasked = good.filter((call) => !reading.has(call.tool) && !used.has(call));
  return [
    ...missing.map((step) => explain(step, made)),
    ...unasked.map(({ tool, arguments: args }) => `Nobody asked for ${tool} ${JSON.stringify(args)}.`),
  ];
}

/** Gives each step a call of its own (augmenting paths, as one call may fit several steps). */
function assign(way: readonly Step[], calls: readonly MadeCall[]) {
  const stepOf = new Map<MadeCall, Step>();
  const place = (step: Step, seen: Set<MadeCall>): boolean =>
    calls.some((call) => {
      if (seen.has(call) || unfit(step, call)) return false;
      seen.add(call);
      const holder = stepOf.get(call);
      if (holder && !place(holder, seen)) return false;
      stepOf.set(call, step);
      return true;
    });
  const missing = way.filter((step) => !place(step, new Set()));
  return { missing, used: new Set(stepOf.keys()) };
}

/** Why a call is not the one that a step asks for; undefined when it is. */
function unfit(step: Step, call: MadeCall): string | undefined {
  if (call.tool !== step.tool) return `it called ${call.tool}`;
  const wrong = mismatch(step.with ?? {}, call.arguments);
  if (wrong) return wrong;
  const lacking = step.shows?.find((fact) => missingFacts([fact], call.text).length > 0);
  return lacking === undefined ? undefined : `its answer does not hold "${lacking}"`;
}

function explain(step: Step, made: readonly MadeCall[]): string {
  const same = made.filter(({ tool }) => tool === step.tool);
  const last = same.findLast(({ failed }) => !failed) ?? same.at(-1);
  if (!last) return `${step.tool} was not called.`;
  if (last.failed) return `${step.tool} failed: ${last.text.slice(0, 300)}`;
  return `${step.tool} was called otherwise: ${unfit(step, last) ?? 'too few times'}.`;
}

const forbidden = ({ never }: Task, made: readonly MadeCall[]): string[] =>
  never.flatMap(({ tool, with: args = {} }) =>
    made.some((call) => call.tool === tool && !mismatch(args, call.arguments))
      ? [`${tool} must not be called here.`]
      : [],
  );

async function problemsOfState({ after }: Task, { inspect }: Judging): Promise<string[]> {
  const found = await Promise.all(
    after.map(async ({ tool, with: args, holds }) => {
      try {
        const wrong = mismatch(holds, await inspect(tool, { ...args }));
        return wrong ? [`Afterwards, in ${tool} ${JSON.stringify(args)}: ${wrong}.`] : [];
      } catch (error) {
        return [`Afterwards, ${tool}: ${error instanceof Error ? error.message : String(error)}`];
      }
    }),
  );
  return found.flat();
}
