import type { Sprint } from '../content/sprints.ts';
import type { Visit } from '../jira.ts';
import { sprintDates } from './catalog.ts';

/** A sprint as the agile API shows it, on both deployments. */
export const sprintJson = ({ call, jira }: Visit, sprint: Sprint): Record<string, unknown> => ({
  id: sprint.id,
  self: `${call.base}/rest/agile/1.0/sprint/${sprint.id}`,
  state: sprint.state,
  name: sprint.name,
  ...sprintDates(sprint),
  ...(!jira.cloud && sprint.start !== undefined && { activatedDate: new Date(sprint.start).toISOString() }),
  originBoardId: sprint.board,
  goal: sprint.goal,
  ...(!jira.cloud && { synced: false, autoStartStop: false }),
});
