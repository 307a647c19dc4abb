import type { ToolsetLoaders } from '../../toolkit/define-toolset.ts';
import type { JiraContext } from '../api/client.ts';

/** Every Jira toolset, in the order in which tools are listed. */
export const jiraToolsets: ToolsetLoaders<JiraContext> = {
  jira_issues: async () => (await import('./issues/index.ts')).issues,
  jira_fields: async () => (await import('./fields/index.ts')).fields,
  jira_comments: async () => (await import('./comments/index.ts')).comments,
  jira_transitions: async () => (await import('./transitions/index.ts')).transitions,
  jira_projects: async () => (await import('./projects/index.ts')).projects,
  jira_users: async () => (await import('./users/index.ts')).users,
  jira_agile: async () => (await import('./agile/index.ts')).agile,
  jira_links: async () => (await import('./links/index.ts')).links,
  jira_project_analysis: async () => (await import('./project-analysis/index.ts')).projectAnalysis,
  jira_watchers: async () => (await import('./watchers/index.ts')).watchers,
  jira_worklog: async () => (await import('./worklog/index.ts')).worklog,
  jira_attachments: async () => (await import('./attachments/index.ts')).attachments,
  jira_metrics: async () => (await import('./metrics/index.ts')).metrics,
  jira_service_desk: async () => (await import('./service-desk/index.ts')).serviceDesk,
  jira_development: async () => (await import('./development/index.ts')).development,
  jira_forms: async () => (await import('./forms/index.ts')).forms,
};
