import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { DevelopmentInfo } from '../../model/development.ts';
import { issueKey, optionalText } from '../fields.ts';

export const getIssuesDevelopmentInfo = defineTool({
  name: 'jira_get_issues_development_info',
  title: 'Get issues development info',
  access: 'read',
  description: 'Find the pull requests, branches and commits of up to 100 issues.',
  input: z.strictObject({
    issue_keys: list(issueKey).describe('Issue keys'),
    application_type: optionalText().describe('E.g. GitHub, GitLab, bitbucket, stash; default all'),
    data_type: optionalText().describe('pullrequest, branch or repository (commits); default all'),
  }),
  output: z.array(DevelopmentInfo),
  examples: [{ issue_keys: ['PROJ-123', 'PROJ-122'] }],
  run: ({ issue_keys, application_type, data_type }, { jira }: JiraContext) =>
    jira.development.list(issue_keys, { applicationType: application_type, dataType: data_type }),
});
