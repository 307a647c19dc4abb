import type { Cache } from '../../http/cache.ts';
import type { HttpClient } from '../../http/client.ts';
import { createAgile } from './agile/agile.ts';
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
import { createFieldInput } from './fields/field-input.ts';
import { createFieldOptions } from './fields/field-options.ts';
import { createFieldValues } from './fields/field-values.ts';
import { createFields } from './fields/fields.ts';
import { createForms } from './forms/forms.ts';
import { createInternalOnly } from './internal-only.ts';
import { createActivities } from './issue/activities.ts';
import { createChangelogs } from './issue/changelogs.ts';
import { createIssueGuard } from './issue/issue-guard.ts';
import { createViews } from './issue/issue-view.ts';
import { createProjectIssues } from './issue/project-issues.ts';
import { createReadBack } from './issue/read-back.ts';
import { createReadIssue } from './issue/read-issue.ts';
import { createSearch } from './issue/search.ts';
import { createLinks } from './links/links.ts';
import { createMetrics } from './metrics/metrics.ts';
import type { SlaSettings } from './metrics/sla.ts';
import { createComponents } from './project/components.ts';
import { createScreens } from './project/screens.ts';
import { createSearchProjects } from './project/search-projects.ts';
import { createVersions } from './project/versions.ts';
import { createProjects } from './projects.ts';
import { createScope, type KeyPatterns } from './scope.ts';
import { createServiceDesk } from './service-desk/service-desk.ts';
import { createTexts } from './text/texts.ts';
import { createTransitions, type Transitions } from './transitions.ts';
import { createUsers } from './users.ts';
import { createWatchers } from './watchers.ts';
import { createWorklogs } from './worklogs.ts';
import { createAssignIssue } from './write/assign-issue.ts';
import { createBatchCreate } from './write/batch-create.ts';
import { createCreateIssue } from './write/create-issue.ts';
import { createCreateMeta } from './write/create-meta.ts';
import { createDeleteIssue } from './write/delete-issue.ts';
import { createEpics } from './write/epics.ts';
import { createMoveIssue } from './write/move-issue.ts';
import { createPrepareIssue } from './write/prepare-issue.ts';
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
  gateway: HttpClient;
  /** Known for sites behind the gateway. */
  cloudId: string | undefined;
  /** What people open in a browser; undefined when only a cloud id is known. */
  webUrl: string | undefined;
  /** Belongs to this site and identity. */
  cache: Cache;
  /** Project keys that may be touched; empty for no limit. */
  filter: readonly string[];
  settings?: JiraSettings;
}

/** What several parts of Jira are made of. */
function createParts({ http, deployment, webUrl, cache, filter, settings = {} }: JiraOptions) {
  const { internalOnlyProjects = [], keyPatterns, translateMarkup = true } = settings;
  const dialect = deployment === 'cloud' ? cloud : dataCenter;
  const scope = createScope(filter, keyPatterns);
  const connection: Connection = { http, dialect, cache, scope, webUrl };
  const users = createUsers(connection);
  const fields = createFields(connection);
  const texts = createTexts(connection, users, { translate: translateMarkup });
  const views = createViews(connection, fields, texts);
  const fieldInput = createFieldInput(connection, fields, createFieldValues(connection, users, texts));
  const createMeta = createCreateMeta(connection);
  const internalOnly = createInternalOnly(connection, internalOnlyProjects);
  const activities = createActivities(connection, texts);
  const readBack = createReadBack(connection, views);
  const guard = createIssueGuard(connection);
  const screens = createScreens(connection, createMeta);
  return {
    connection,
    parts: {
      ...{ users, fields, texts, views, fieldInput, createMeta },
      ...{ internalOnly, activities, readBack, guard, screens },
    },
  };
}

type Parts = ReturnType<typeof createParts>['parts'];

/** What is done with whole issues. */
function createIssues(
  connection: Connection,
  parts: Parts & { transitions: Transitions; comments: Comments },
) {
  const { views, fields, createMeta, readBack } = parts;
  const search = createSearch(connection, views);
  const prepare = createPrepareIssue(connection, { ...parts, epics: createEpics(connection, fields) });
  return {
    get: createReadIssue(connection, views, parts.activities),
    search,
    ofProject: createProjectIssues(connection, search),
    create: createCreateIssue(connection, { prepare, readBack }),
    update: createUpdateIssue(connection, { ...parts, plan: createUpdatePlan(connection, parts) }),
    createBatch: createBatchCreate(connection, { prepare, createMeta, views }),
    changelogs: createChangelogs(connection, fields),
    assign: createAssignIssue(connection, parts),
    delete: createDeleteIssue(connection, parts.guard),
    move: createMoveIssue(connection, { createMeta, readBack }),
  };
}

/** Jira as the tools use it, for one site and one identity; building it costs closures only. */
export function createJira(options: JiraOptions) {
  const { connection, parts } = createParts(options);
  const { users, fields, guard, screens } = parts;
  const comments = createComments(connection, parts);
  const transitions = createTransitions(connection, parts);
  return {
    users,
    fields,
    comments: { add: comments.add, edit: createEditComment(connection, parts) },
    transitions,
    projects: createProjects(connection),
    projectParts: { screens, components: createComponents(connection), versions: createVersions(connection) },
    searchProjects: createSearchProjects(connection),
    fieldOptions: createFieldOptions(connection, parts),
    assignableUsers: createAssignableUsers(connection, guard),
    worklogs: createWorklogs(connection, parts),
    forms: createForms(connection, { ...options, ...parts }),
    development: createDevelopment(connection),
    serviceDesk: createServiceDesk(connection, parts),
    metrics: createMetrics(connection, { ...parts, sla: options.settings?.sla }),
    attachments: createAttachments(connection),
    watchers: createWatchers(connection, parts),
    issues: createIssues(connection, { ...parts, transitions, comments }),
    ...createAgile(connection, parts.views),
    links: createLinks(connection, parts),
    analysis: createAnalysis(connection, options.settings?.linkPhrases),
  };
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
