import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id, integer } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { QueueIssuePage } from '../../model/service-desk.ts';

export const getQueueIssues = defineTool({
  name: 'jira_get_queue_issues',
  title: 'Get queue issues',
  access: 'read',
  description: 'List the issues in a queue.',
  input: z.strictObject({
    service_desk_id: id().describe('Id, or the project key'),
    queue_id: id().describe('From jira_get_service_desk_queues'),
    start_at: integer({ min: 0 }).default(0).describe('next_start of the page before'),
    limit: integer({ min: 1 }).default(50).describe('Per page'),
  }),
  output: QueueIssuePage,
  examples: [{ service_desk_id: '1', queue_id: '10', limit: 5 }],
  run: (input, { jira }: JiraContext) =>
    jira.serviceDesk.queueIssues(input.service_desk_id, input.queue_id, {
      start: input.start_at,
      limit: input.limit,
    }),
});
