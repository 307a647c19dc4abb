import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { DevelopmentInfo } from '../../model/development.ts';
import { issueKey, optionalText } from '../fields.ts';

export const getIssueDevelopmentInfo = defineTool({
  name: 'jira_get_issue_development_info',
  title: 'Get issue development info',
  access: 'read',
  description: 'Find the pull requests, branches and commits of an issue.',
  input: z.strictObject({
    issue_key: issueKey,
    application_type: optionalText().describe('E.g. GitHub, GitLab, bitbucket, stash; default all'),
    data_type: optionalText().describe('pullrequest, branch or repository (commits); default all'),
  }),
  output: DevelopmentInfo,
  examples: [{ issue_key: 'PROJ-123' }],
  run: ({ issue_key, application_type, data_type }, { jira }: JiraContext) =>
    jira.development.get(issue_key, { applicationType: application_type, dataType: data_type }),
});
