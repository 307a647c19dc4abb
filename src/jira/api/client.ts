import type { Limits } from '../../documents/limits.ts';
import type { Cache } from '../../http/cache.ts';
import type { HttpClient } from '../../http/client.ts';
import { lazily } from '../../http/lazily.ts';
import { createBoardGuard } from './agile/board-guard.ts';
import { createBoardIssues } from './agile/board-issues.ts';
import { createBoards } from './agile/boards.ts';
import { createIssuesGuard } from './agile/issues-guard.ts';
import { createSprints } from './agile/sprints.ts';
import { createAnalysis } from './analysis/analysis.ts';
import type { LinkPhrases } from './analysis/epic-hierarchy.ts';
import { createAssignableUsers } from './assignable-users.ts';
import { createAttachments } from './attachments/attachments.ts';
import { cloud } from './cloud.ts';
import { type Comments, createComments } from './comments.ts';
import type { Connection } from './connection.ts';
import { dataCenter } from './data-center.ts';
import { createDevelopment } from './development/development.ts';
import { createEditComment } from './edit-comment.ts';
import { createFieldInput, type FieldInput } from './fields/field-input.ts';
import { createFieldOptions } from './fields/field-options.ts';
import { createFieldValues } from './fields/field-values.ts';
import { createFields, type Fields } from './fields/fields.ts';
import { createForms } from './forms/forms.ts';
import { createInternalOnly, type InternalOnly } from './internal-only.ts';
import { type Activities, createActivities } from './issue/activities.ts';
import { createChangelogs } from './issue/changelogs.ts';
import { createIssueGuard, type IssueGuard } from './issue/issue-guard.ts';
import { createViews, type Views } from './issue/issue-view.ts';
import { createProjectIssues } from './issue/project-issues.ts';
import { createReadBack, type ReadBackIssue } from './issue/read-back.ts';
import { createReadIssue } from './issue/read-issue.ts';
import { createSearch } from './issue/search.ts';
import { createLinks } from './links/links.ts';
import { createMetrics } from './metrics/metrics.ts';
import type { SlaSettings } from './metrics/sla.ts';
import { createComponents } from './project/components.ts';
import { createScreens, type Screens } from './project/screens.ts';
import { createSearchProjects } from './project/search-projects.ts';
import { createVersions } from './project/versions.ts';
import { createProjects } from './projects.ts';
import { type KeyPatterns, Scope } from './scope.ts';
import { createServiceDesk } from './service-desk/service-desk.ts';
import { createTexts, type Texts } from './text/texts.ts';
import { createTransitions, type Transitions } from './transitions.ts';
import { createUsers, type Users } from './users.ts';
import { createWatchers } from './watchers.ts';
import { createWorklogs } from './worklogs.ts';
import { createAssignIssue } from './write/assign-issue.ts';
import { createBatchCreate } from './write/batch-create.ts';
import { createCreateIssue } from './write/create-issue.ts';
import { type CreateMeta, createCreateMeta } from './write/create-meta.ts';
import { createDeleteIssue } from './write/delete-issue.ts';
import { createEpics, type Epics } from './write/epics.ts';
import { createMoveIssue } from './write/move-issue.ts';
import { createPrepareIssue, type PrepareIssue } from './write/prepare-issue.ts';
import { createUpdateIssue } from './write/update-issue.ts';
import { createUpdatePlan } from './write/update-plan.ts';

/** What the operator says of Jira, whoever calls. */
export interface JiraSettings {
  /** Project keys whose comments must stay internal. */
  internalOnlyProjects?: readonly string[];
  /** How issues are measured; around the clock in UTC when absent. */
  sla?: SlaSettings;
  /** Further phrases of links that make an epic part of another issue. */
  linkPhrases?: LinkPhrases;
  keyPatterns?: KeyPatterns;
  /** Whether wiki markup is turned into Markdown and back; true when absent. */
  translateMarkup?: boolean;
}

/** What a Jira client is built from. */
export interface JiraOptions {
  http: HttpClient;
  deployment: 'cloud' | 'datacenter';
  /** Signed like `http`, for APIs that only Atlassian's gateway has. */
  gateway(): HttpClient;
  /** Known for sites behind the gateway. */
  cloudId: string | undefined;
  /** What people open in a browser; undefined when only a cloud id is known. */
  webUrl: string | undefined;
  /** Belongs to this site and identity. */
  cache: Cache;
  /** Project keys that may be touched; empty for no limit. */
  filter: readonly string[];
  /** Largest and deepest text that is converted. */
  limits?: Limits | undefined;
  settings?: JiraSettings;
}

/** What several parts of Jira are made of. */
interface Parts {
  users: Users;
  fields: Fields;
  texts: Texts;
  views: Views;
  fieldInput: FieldInput;
  createMeta: CreateMeta;
  internalOnly: InternalOnly;
  activities: Activities;
  readBack: ReadBackIssue;
  guard: IssueGuard;
  screens: Screens;
  comments: Comments;
  transitions: Transitions;
  epics: Epics;
  prepare: PrepareIssue;
  plan: ReturnType<typeof createUpdatePlan>;
}

/** What everything is made of. */
interface Site {
  connection: Connection;
  settings: JiraSettings;
}

const partsOf = lazily<Site, Parts>({
  users: ({ connection }) => createUsers(connection),
  fields: ({ connection }) => createFields(connection),
  texts: ({ connection, settings }, parts) =>
    createTexts(connection, parts, { translate: settings.translateMarkup ?? true }),
  views: ({ connection }, parts) => createViews(connection, parts),
  fieldInput: ({ connection }, parts) =>
    createFieldInput(connection, parts.fields, createFieldValues(connection, parts.users, parts.texts)),
  createMeta: ({ connection }) => createCreateMeta(connection),
  internalOnly: ({ connection, settings }) =>
    createInternalOnly(connection, settings.internalOnlyProjects ?? []),
  activities: ({ connection }, parts) => createActivities(connection, parts.texts),
  readBack: ({ connection }, parts) => createReadBack(connection, parts.views),
  guard: ({ connection }) => createIssueGuard(connection),
  screens: ({ connection }, parts) => createScreens(connection, parts.createMeta),
  comments: ({ connection }, parts) => createComments(connection, parts),
  transitions: ({ connection }, parts) => createTransitions(connection, parts),
  epics: ({ connection }, parts) => createEpics(connection, parts.fields),
  prepare: ({ connection }, parts) => createPrepareIssue(connection, parts),
  plan: ({ connection }, parts) => createUpdatePlan(connection, parts),
});

interface WholeSite extends Site, Pick<JiraOptions, 'gateway' | 'cloudId'> {
  parts: Parts;
}

/** What is done with whole issues. */
const issuesOf = lazily({
  get: ({ connection, parts }: WholeSite) => createReadIssue(connection, parts),
  search: ({ connection, parts }: WholeSite) => createSearch(connection, parts.views),
  ofProject: ({ connection, parts }: WholeSite) =>
    createProjectIssues(connection, createSearch(connection, parts.views)),
  create: ({ connection, parts }: WholeSite) => createCreateIssue(connection, parts),
  update: ({ connection, parts }: WholeSite) => createUpdateIssue(connection, parts),
  createBatch: ({ connection, parts }: WholeSite) => createBatchCreate(connection, parts),
  changelogs: ({ connection, parts }: WholeSite) => createChangelogs(connection, parts.fields),
  assign: ({ connection, parts }: WholeSite) => createAssignIssue(connection, parts),
  delete: ({ connection, parts }: WholeSite) => createDeleteIssue(connection, parts.guard),
  move: ({ connection, parts }: WholeSite) => createMoveIssue(connection, parts),
});

/** What belongs to a project. */
const projectPartsOf = lazily({
  screens: ({ parts }: WholeSite) => parts.screens,
  components: ({ connection }: WholeSite) => createComponents(connection),
  versions: ({ connection }: WholeSite) => createVersions(connection),
});

const jiraOf = lazily({
  users: ({ parts }: WholeSite) => parts.users,
  fields: ({ parts }: WholeSite) => parts.fields,
  comments: ({ connection, parts }: WholeSite) => ({
    add: parts.comments.add,
    edit: createEditComment(connection, parts),
  }),
  transitions: ({ parts }: WholeSite) => parts.transitions,
  projects: ({ connection }: WholeSite) => createProjects(connection),
  projectParts: (site: WholeSite) => projectPartsOf(site),
  searchProjects: ({ connection }: WholeSite) => createSearchProjects(connection),
  fieldOptions: ({ connection, parts }: WholeSite) => createFieldOptions(connection, parts),
  assignableUsers: ({ connection, parts }: WholeSite) => createAssignableUsers(connection, parts.guard),
  worklogs: ({ connection, parts }: WholeSite) => createWorklogs(connection, parts),
  forms: ({ connection, parts, gateway, cloudId }: WholeSite) =>
    createForms(connection, { gateway: gateway(), cloudId }, parts),
  development: ({ connection }: WholeSite) => createDevelopment(connection),
  serviceDesk: ({ connection, parts }: WholeSite) => createServiceDesk(connection, parts),
  metrics: ({ connection, parts, settings }: WholeSite) =>
    createMetrics(connection, { activities: parts.activities, sla: settings.sla }),
  attachments: ({ connection }: WholeSite) => createAttachments(connection),
  watchers: ({ connection, parts }: WholeSite) => createWatchers(connection, parts),
  issues: (site: WholeSite) => issuesOf(site),
  boards: ({ connection, parts }: WholeSite) => ({
    ...createBoards(connection, createBoardGuard(connection)),
    issues: createBoardIssues(connection, parts.views),
  }),
  sprints: ({ connection }: WholeSite) =>
    createSprints(connection, {
      board: createBoardGuard(connection),
      issues: createIssuesGuard(connection),
    }),
  links: ({ connection, parts }: WholeSite) => createLinks(connection, parts),
  analysis: ({ connection, settings }: WholeSite) => createAnalysis(connection, settings.linkPhrases),
});

/** Jira as the tools use it, for one site and one identity. */
export function createJira(options: JiraOptions) {
  const { http, deployment, gateway, cloudId, cache, filter, webUrl, limits, settings = {} } = options;
  const dialect = deployment === 'cloud' ? cloud : dataCenter;
  const scope = new Scope(filter, settings.keyPatterns);
  const connection: Connection = { http, dialect, cache, scope, webUrl, limits };
  const parts = partsOf({ connection, settings });
  return jiraOf({ connection, settings, parts, gateway, cloudId });
}

/** Jira as the tools see it. */
export type Jira = ReturnType<typeof createJira>;

/** Opens a file of the machine that the server runs on; its bytes are read as they are sent. */
interface FileReader {
  open(path: string): Promise<{ name: string; data: Blob }>;
}

/** What a Jira tool asks of the server. */
export interface JiraContext {
  jira: Jira;
  files: FileReader;
}
