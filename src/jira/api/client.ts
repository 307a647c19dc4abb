import type { Cache } from '../../http/cache.ts';
import type { HttpClient } from '../../http/client.ts';
import { createAttachments } from './attachments/attachments.ts';
import { cloud } from './cloud.ts';
import { createComments } from './comments.ts';
import type { Connection } from './connection.ts';
import { dataCenter } from './data-center.ts';
import { createDevelopment } from './development/development.ts';
import { createEditComment } from './edit-comment.ts';
import { createFieldInput } from './fields/field-input.ts';
import { createFieldValues } from './fields/field-values.ts';
import { createFields } from './fields/fields.ts';
import { createForms } from './forms/forms.ts';
import { createInternalOnly } from './internal-only.ts';
import { createActivities } from './issue/activities.ts';
import { createIssueGuard } from './issue/issue-guard.ts';
import { createViews } from './issue/issue-view.ts';
import { createReadBack } from './issue/read-back.ts';
import { createReadIssue } from './issue/read-issue.ts';
import { createSearch } from './issue/search.ts';
import { createMetrics } from './metrics/metrics.ts';
import type { SlaSettings } from './metrics/sla.ts';
import { createProjects } from './projects.ts';
import { createScope } from './scope.ts';
import { createServiceDesk } from './service-desk/service-desk.ts';
import { createTexts } from './text/texts.ts';
import { createTransitions } from './transitions.ts';
import { createUsers } from './users.ts';
import { createWatchers } from './watchers.ts';
import { createWorklogs } from './worklogs.ts';
import { createCreateIssue } from './write/create-issue.ts';
import { createCreateMeta } from './write/create-meta.ts';
import { createEpics } from './write/epics.ts';
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
  /** How issues are measured; around the clock in UTC when absent. */
  sla?: SlaSettings | undefined;
}

/** Jira as the tools use it, for one site and one identity; building it costs closures only. */
export function createJira(options: JiraOptions) {
  const { http, deployment, webUrl, cache, filter } = options;
  const dialect = deployment === 'cloud' ? cloud : dataCenter;
  const connection: Connection = { http, dialect, cache, scope: createScope(filter), webUrl };
  const users = createUsers(connection);
  const fields = createFields(connection);
  const texts = createTexts(connection, users);
  const views = createViews(connection, fields, texts);
  const fieldInput = createFieldInput(connection, fields, createFieldValues(connection, users, texts));
  const readBack = createReadBack(connection, views);
  const guard = createIssueGuard(connection);
  const internalOnly = createInternalOnly(connection, options.internalOnlyProjects);
  const comments = createComments(connection, { texts, guard, internalOnly });
  const transitions = createTransitions(connection, { guard, fieldInput, texts, readBack, internalOnly });
  const activities = createActivities(connection, texts);
  const createMeta = createCreateMeta(connection);
  const epics = createEpics(connection, fields);
  const plan = createUpdatePlan(connection, { guard, fieldInput, comments });
  return {
    users,
    fields,
    comments: { add: comments.add, edit: createEditComment(connection, { texts, guard, internalOnly }) },
    transitions,
    projects: createProjects(connection),
    worklogs: createWorklogs(connection, { guard, activities, texts }),
    forms: createForms(connection, { ...options, guard, texts, users }),
    development: createDevelopment(connection),
    serviceDesk: createServiceDesk(connection, { users, texts, internalOnly }),
    metrics: createMetrics(connection, { activities, sla: options.sla }),
    attachments: createAttachments(connection),
    watchers: createWatchers(connection, { guard, activities, users }),
    issues: {
      get: createReadIssue(connection, views, activities),
      search: createSearch(connection, views),
      create: createCreateIssue(connection, { createMeta, epics, fieldInput, readBack }),
      update: createUpdateIssue(connection, { plan, transitions, readBack }),
    },
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
