import type { AccountContext } from './account/auth-status.ts';
import type { ConfluenceContext } from './confluence/api/client.ts';
import { confluenceToolsets } from './confluence/tools/toolsets.ts';
import type { JiraContext } from './jira/api/client.ts';
import { jiraToolsets } from './jira/tools/toolsets.ts';
import type { ToolsetLoaders } from './toolkit/define-toolset.ts';

/** Everything that any tool asks for. */
export type Everything = JiraContext & ConfluenceContext & AccountContext;

/** Every toolset by its id, in the order in which tools are listed. */
export const toolsetLoaders: ToolsetLoaders<Everything> = {
  ...jiraToolsets,
  ...confluenceToolsets,
  atlassian_auth: async () => (await import('./account/tools/auth/index.ts')).auth,
};
