import type { Deployment, Route } from '../call.ts';
import { createJira } from './jira.ts';
import { attachmentResources } from './rest/attachments.ts';
import { boardResources } from './rest/boards.ts';
import { bulkResources } from './rest/bulk.ts';
import { bulkMoveResources } from './rest/bulk-move.ts';
import { catalogResources } from './rest/catalogs.ts';
import { commentResources } from './rest/comments.ts';
import { createIssueResources } from './rest/create-issue.ts';
import { createMetaResources } from './rest/create-meta.ts';
import { createRequestResources } from './rest/create-request.ts';
import { deskListResources } from './rest/desk-lists.ts';
import { developmentResources } from './rest/development.ts';
import { fieldContextResources } from './rest/field-contexts.ts';
import { formResources } from './rest/forms.ts';
import { issueResources } from './rest/issues.ts';
import { linkResources } from './rest/links.ts';
import { peopleResources } from './rest/people.ts';
import { projectPickerResources } from './rest/project-picker.ts';
import { projectResources } from './rest/projects.ts';
import { routesOf } from './rest/resource.ts';
import { searchResources } from './rest/search.ts';
import { serviceDeskResources } from './rest/service-desk.ts';
import { sprintResources } from './rest/sprints.ts';
import { transitionResources } from './rest/transitions.ts';
import { versionResources } from './rest/versions.ts';
import { watcherResources } from './rest/watchers.ts';
import { worklogResources } from './rest/worklogs.ts';

/** Which Jira to play, how large, and when. */
export interface WorldOptions {
  deployment: Deployment;
  scale: number;
  now: Date;
}

const resources = [
  ...createMetaResources,
  ...createIssueResources,
  ...issueResources,
  ...commentResources,
  ...worklogResources,
  ...transitionResources,
  ...projectResources,
  ...peopleResources,
  ...catalogResources,
  ...attachmentResources,
  ...serviceDeskResources,
  ...linkResources,
  ...sprintResources,
  ...bulkResources,
  ...bulkMoveResources,
  ...fieldContextResources,
  ...projectPickerResources,
  ...versionResources,
  ...watcherResources,
  ...deskListResources,
  ...createRequestResources,
  ...developmentResources,
  ...formResources,
];

/** The REST resources of the demo Jira, Cloud's or Data Center's. */
export const createJiraRoutes = (options: WorldOptions): Route[] =>
  routesOf(createJira(options), [...resources, ...searchResources(), ...boardResources()]);
