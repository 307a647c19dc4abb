import type { Site } from '../sites/site.ts';
import type { Call, CallName } from './server.ts';

const searched = 'summary,status,assignee,priority,issuetype,updated';

/** The calls by the names that the product has from the Python server. */
export function standardCalls({ issue, jql, page, title }: Site): Record<CallName, Call> {
  return {
    issue: { name: 'jira_get_issue', arguments: { issue_key: issue }, contains: issue },
    issueWithoutComments: {
      name: 'jira_get_issue',
      arguments: { issue_key: issue, comment_limit: 0 },
      contains: issue,
    },
    search: { name: 'jira_search', arguments: { jql, fields: searched, limit: 50 }, contains: 'PROJ-' },
    page: { name: 'confluence_get_page', arguments: { page_id: page }, contains: title },
    refused: { name: 'jira_get_issue', arguments: { issue_key: 1 } },
  };
}
