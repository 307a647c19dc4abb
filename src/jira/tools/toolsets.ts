import type { Toolset } from '../../toolkit/define-toolset.ts';
import type { JiraContext } from '../api/client.ts';
import { agile } from './agile/index.ts';
import { attachments } from './attachments/index.ts';
import { comments } from './comments/index.ts';
import { development } from './development/index.ts';
import { fields } from './fields/index.ts';
import { forms } from './forms/index.ts';
import { issues } from './issues/index.ts';
import { links } from './links/index.ts';
import { metrics } from './metrics/index.ts';
import { projectAnalysis } from './project-analysis/index.ts';
import { projects } from './projects/index.ts';
import { serviceDesk } from './service-desk/index.ts';
import { transitions } from './transitions/index.ts';
import { users } from './users/index.ts';
import { watchers } from './watchers/index.ts';
import { worklog } from './worklog/index.ts';

/** Every Jira toolset, in the order in which tools are listed. */
export const jiraToolsets: readonly Toolset<JiraContext>[] = [
  issues,
  fields,
  comments,
  transitions,
  projects,
  users,
  agile,
  links,
  projectAnalysis,
  watchers,
  worklog,
  attachments,
  metrics,
  serviceDesk,
  development,
  forms,
];
