import { InvalidArgument } from '../../../http/errors.ts';
import type { WireSprint } from './agile-wire.ts';

/** What is to change of a sprint; an empty goal takes the goal away. */
export interface SprintChange {
  name?: string | undefined;
  state?: 'future' | 'active' | 'closed' | undefined;
  /** ISO 8601. */
  startDate?: string | undefined;
  endDate?: string | undefined;
  goal?: string | undefined;
}

/**
 * What has to be sent so that a sprint becomes as asked; nothing of what it already is.
 * @throws InvalidArgument for what Jira does not do, some of which it would ignore without a word.
 */
export function planSprint(sprint: WireSprint, change: SprintChange): SprintChange {
  const { state: wanted, ...rest } = change;
  const now = sprint.state.toLowerCase();
  if (now === 'closed' && (change.startDate !== undefined || change.endDate !== undefined))
    throw new InvalidArgument(`Sprint ${sprint.id} is closed: only its name and goal can still change.`);
  const start = change.startDate ?? sprint.startDate;
  const end = change.endDate ?? sprint.endDate;
  if (start !== undefined && end !== undefined && Date.parse(start) >= Date.parse(end))
    throw new InvalidArgument(
      `start_date has to be before end_date; the sprint would begin ${start} and end ${end}.`,
    );
  if (wanted === undefined || wanted === now) return rest;
  checkStep(sprint, now, wanted);
  if (wanted === 'active' && (start === undefined || end === undefined))
    throw new InvalidArgument(
      `Sprint ${sprint.id} has no ${start === undefined ? 'start' : 'end'} date yet: give start_date and end_date to start it.`,
    );
  return change;
}

function checkStep({ id }: WireSprint, now: string, wanted: string): void {
  if (`${now} ${wanted}` === 'future active' || `${now} ${wanted}` === 'active closed') return;
  throw new InvalidArgument(
    `Sprint ${id} is ${now} and cannot become ${wanted}: a sprint goes from future to active to closed, one step at a time and never back.`,
  );
}
