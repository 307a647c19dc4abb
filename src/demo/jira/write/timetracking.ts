import type { Issue } from '../model/issue.ts';
import { isRecord } from '../text/check-adf.ts';
import { durationSeconds } from '../wire/duration.ts';
import { FieldProblem } from './problem.ts';

function seconds(input: unknown): number {
  const parsed = durationSeconds(String(input));
  if (parsed === undefined) throw new FieldProblem(`'${String(input)}' is not a valid time duration.`);
  return parsed;
}

/** Estimates as texts such as `1d 4h`; one that is not named keeps its value. */
export function readTimetracking(issue: Issue, input: unknown): Partial<Issue> {
  if (!isRecord(input)) throw new FieldProblem('data was not an object');
  const { originalEstimate: original, remainingEstimate: remaining } = input;
  const first = original === undefined ? issue.originalEstimate : seconds(original);
  const untouched = issue.remainingEstimate ?? first;
  return {
    originalEstimate: first,
    remainingEstimate: remaining === undefined ? untouched : seconds(remaining),
  };
}
