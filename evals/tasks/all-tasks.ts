import { parseTasks, type Task } from '../task.ts';
import { across } from './across.ts';
import { confluenceReading } from './confluence-reading.ts';
import { confluenceTalkAndAccess } from './confluence-talk-and-access.ts';
import { confluenceWriting } from './confluence-writing.ts';
import { jiraAgile } from './jira-agile.ts';
import { jiraProjects } from './jira-projects.ts';
import { jiraReading } from './jira-reading.ts';
import { jiraWorkflow } from './jira-workflow.ts';
import { jiraWriting } from './jira-writing.ts';
import { serviceDesk } from './service-desk.ts';

/** Every task, checked. */
export const allTasks: readonly Task[] = parseTasks([
  ...jiraReading,
  ...jiraWriting,
  ...jiraWorkflow,
  ...jiraProjects,
  ...jiraAgile,
  ...serviceDesk,
  ...confluenceReading,
  ...confluenceWriting,
  ...confluenceTalkAndAccess,
  ...across,
]);
