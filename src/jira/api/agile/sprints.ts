import { HttpError, InvalidArgument } from '../../../http/errors.ts';
import { path } from '../../../http/path.ts';
import type { AddedToSprint, MovedIssues, Sprint } from '../../model/agile.ts';
import type { Connection } from '../connection.ts';
import { toMoment } from '../fields/moments.ts';
import { present } from '../prune.ts';
import { AGILE, toSprint, WireSprint } from './agile-wire.ts';
import type { BoardGuard } from './board-guard.ts';
import type { IssuesGuard } from './issues-guard.ts';
import { moveIssues } from './move-issues.ts';
import { planSprint, type SprintChange } from './sprint-plan.ts';

/** A sprint to be made; dates are ISO 8601, UTC where they name no zone. */
export interface NewSprint {
  name: string;
  startDate: string;
  endDate: string;
  goal?: string | undefined;
}

interface Guards {
  board: BoardGuard;
  issues: IssuesGuard;
}

/** A moment in the form that Atlassian's examples have, `2026-03-31T09:30:00.000+00:00`. */
const moment = (text: string, what: string): string => toMoment(text, what).replace('+0000', '+00:00');

const dates = (given: { startDate?: string | undefined; endDate?: string | undefined }) => ({
  startDate: given.startDate === undefined ? undefined : moment(given.startDate, 'start_date'),
  endDate: given.endDate === undefined ? undefined : moment(given.endDate, 'end_date'),
});

/** Sprints: making and changing them, and moving issues in and out. */
export function createSprints({ http, scope }: Connection, guards: Guards) {
  const at = (sprintId: string) => AGILE + path`/sprint/${sprintId}`;

  /** A sprint is limited as its board is. */
  async function mayAdd(sprintId: string): Promise<void> {
    if (scope.clause === undefined) return;
    const { originBoardId } = await http.get(at(sprintId), WireSprint);
    await guards.board(originBoardId, 'read');
  }

  return {
    async create(boardId: string, { name, goal, ...given }: NewSprint): Promise<Sprint> {
      const { startDate, endDate } = dates(given);
      if (Date.parse(startDate ?? '') >= Date.parse(endDate ?? ''))
        throw new InvalidArgument('start_date has to be before end_date.');
      await guards.board(boardId, 'write');
      const body = present({ name, originBoardId: Number(boardId), startDate, endDate, goal });
      return toSprint(await http.post(`${AGILE}/sprint`, WireSprint, { body }));
    },

    /** Reads the sprint first, as Jira ignores in silence what it does not change. */
    async update(sprintId: string, { name, state, goal, ...given }: SprintChange): Promise<Sprint> {
      const change = present({ name, state, goal, ...dates(given) });
      if (Object.keys(change).length === 0)
        throw new InvalidArgument('Give what is to change: name, state, start_date, end_date or goal.');
      const before = await http.get(at(sprintId), WireSprint);
      await guards.board(before.originBoardId, 'write');
      const body = planSprint(before, change);
      if (Object.keys(body).length === 0) return toSprint(before);
      return toSprint(await http.post(at(sprintId), WireSprint, { body }));
    },

    /** @throws PartialFailure when some of many were moved. */
    async addIssues(sprintId: string, keys: readonly string[]): Promise<AddedToSprint> {
      const issues = await guards.issues(keys);
      await mayAdd(sprintId);
      const done = `in sprint ${sprintId}`;
      await moveIssues(http, { url: `${at(sprintId)}/issue`, keys: issues, done }).catch(explain);
      return {
        message: `${count(issues)} added to sprint ${sprintId}`,
        sprint_id: sprintId,
        issue_keys: issues,
      };
    },

    /** @throws PartialFailure when some of many were moved. */
    async toBacklog(keys: readonly string[]): Promise<MovedIssues> {
      const issues = await guards.issues(keys);
      await moveIssues(http, { url: `${AGILE}/backlog/issue`, keys: issues, done: 'in the backlog' });
      return { message: `${count(issues)} moved to the backlog`, issue_keys: issues };
    },
  };
}

function explain(error: unknown): never {
  if (!(error instanceof HttpError) || ![400, 404].includes(error.status)) throw error;
  throw new InvalidArgument(
    `${error.message} Sprints that take issues: jira_get_sprints_from_board with state "active,future".`,
    { cause: error },
  );
}

const count = ({ length }: readonly string[]): string => `${length} ${length === 1 ? 'issue' : 'issues'}`;
