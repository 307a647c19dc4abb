import type { Cache } from '../../http/cache.ts';
import type { HttpClient } from '../../http/client.ts';
import { createAgile } from './agile/agile.ts';
import { createAnalysis } from './analysis/analysis.ts';
import { createAssignableUsers } from './assignable-users.ts';
import { cloud } from './cloud.ts';
import { createComments } from './comments.ts';
import type { Connection } from './connection.ts';
import { dataCenter } from './data-center.ts';
import { createFieldInput } from './fields/field-input.ts';
import { createFieldOptions } from './fields/field-options.ts';
import { createFieldValues } from './fields/field-values.ts';
import { createFields } from './fields/fields.ts';
import { createActivities } from './issue/activities.ts';
import { createChangelogs } from './issue/changelogs.ts';
import { createIssueGuard } from './issue/issue-guard.ts';
import { createViews } from './issue/issue-view.ts';
import { createProjectIssues } from './issue/project-issues.ts';
import { createReadBack } from './issue/read-back.ts';
import { createReadIssue } from './issue/read-issue.ts';
import { createSearch } from './issue/search.ts';
import { createLinks } from './links/links.ts';
import { createComponents } from './project/components.ts';
import { createScreens } from './project/screens.ts';
import { createSearchProjects } from './project/search-projects.ts';
import { createVersions } from './project/versions.ts';
import { createProjects } from './projects.ts';
import { createScope } from './scope.ts';
import { createTexts } from './text/texts.ts';
import { createTransitions } from './transitions.ts';
import { createUsers } from './users.ts';
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
  /** Project keys whose comments must stay internal. */
  internalOnlyProjects: readonly string[];
}

/** Jira as the tools use it, for one site and one identity; building it costs closures only. */
export function createJira(options: JiraOptions) {
  const { http, deployment, webUrl, cache, filter, internalOnlyProjects: internalOnly } = options;
  const dialect = deployment === 'cloud' ? cloud : dataCenter;
  const connection: Connection = { http, dialect, cache, scope: createScope(filter), webUrl };
  const users = createUsers(connection);
  const fields = createFields(connection);
  const texts = createTexts(connection, users);
  const views = createViews(connection, fields, texts);
  const fieldInput = createFieldInput(connection, fields, createFieldValues(connection, users, texts));
  const readBack = createReadBack(connection, views);
  const guard = createIssueGuard(connection);
  const comments = createComments(connection, texts, guard);
  const transitions = createTransitions(connection, { guard, fieldInput, texts, readBack });
  const createMeta = createCreateMeta(connection);
  const epics = createEpics(connection, fields);
  const search = createSearch(connection, views);
  const prepare = createPrepareIssue(connection, { createMeta, epics, fieldInput });
  const screens = createScreens(connection, createMeta);
  const plan = createUpdatePlan(connection, { guard, fieldInput, comments });
  return {
    users,
    fields,
    comments,
    transitions,
    projects: createProjects(connection),
    projectParts: { screens, components: createComponents(connection), versions: createVersions(connection) },
    searchProjects: createSearchProjects(connection),
    fieldOptions: createFieldOptions(connection, { fields, screens, createMeta }),
    assignableUsers: createAssignableUsers(connection, guard),
    issues: {
      get: createReadIssue(connection, views, createActivities(connection, texts)),
      search,
      ofProject: createProjectIssues(connection, search),
      create: createCreateIssue(connection, { prepare, readBack }),
      update: createUpdateIssue(connection, { plan, transitions, readBack }),
      createBatch: createBatchCreate(connection, { prepare, createMeta, views }),
      changelogs: createChangelogs(connection, fields),
      assign: createAssignIssue(connection, { guard, users, readBack }),
      delete: createDeleteIssue(connection, guard),
      move: createMoveIssue(connection, { createMeta, readBack }),
    },
    ...createAgile(connection, views),
    links: createLinks(connection, { fields, guard, readBack, texts, internalOnly }),
    analysis: createAnalysis(connection),
  };
}

/** Jira as the tools see it. */
export type Jira = ReturnType<typeof createJira>;

/** Reads a file of the machine that the server runs on. */
interface FileReader {
  read(path: string): Promise<{ name: string; data: Buffer }>;
}

/** What a Jira tool asks of the server. */
export interface JiraContext {
  jira: Jira;
  files: FileReader;
}
