import type { Visit } from '../jira.ts';
import type { Worklog } from '../model/issue.ts';
import { isRecord } from '../text/check-adf.ts';
import { durationSeconds } from '../wire/duration.ts';
import { FieldProblem } from './problem.ts';
import { parseMoment, readRich } from './read-scalars.ts';

function readSeconds({ timeSpent, timeSpentSeconds }: Record<string, unknown>): number {
  if (timeSpent === undefined && timeSpentSeconds === undefined)
    throw new FieldProblem('You must indicate the time spent working.', 'timeLogged');
  const seconds =
    typeof timeSpentSeconds === 'number' ? timeSpentSeconds : durationSeconds(String(timeSpent));
  if (seconds === undefined || seconds <= 0)
    throw new FieldProblem('Invalid time duration entered.', 'timeLogged');
  return Math.floor(seconds);
}

function readStarted(input: unknown, otherwise: number): number {
  if (input === undefined) return otherwise;
  const ms = parseMoment(input);
  if (ms === undefined)
    throw new FieldProblem(
      `"${String(input)}" is not a valid date. The expected format is yyyy-MM-dd'T'HH:mm:ss.SSSZ.`,
      'started',
    );
  return ms;
}

function readNote(visit: Visit, input: unknown): Worklog['comment'] {
  if (input === undefined || input === null || input === '') return undefined;
  try {
    return readRich(visit, input);
  } catch (error) {
    throw error instanceof FieldProblem ? new FieldProblem('Comment body is not valid!', 'comment') : error;
  }
}

/** Work by the caller, as `{timeSpent | timeSpentSeconds, started?, comment?}` tells it. */
export function readWorklog(visit: Visit, input: unknown): Worklog {
  if (!isRecord(input)) throw new FieldProblem('data was not an object', 'worklog');
  const now = visit.jira.tick();
  return {
    id: visit.jira.nextId(),
    author: visit.user.accountId,
    comment: readNote(visit, input.comment),
    created: now,
    updated: now,
    started: readStarted(input.started, now),
    seconds: readSeconds(input),
  };
}
