import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id, integer } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { QueuePage } from '../../model/service-desk.ts';

export const getServiceDeskQueues = defineTool({
  name: 'jira_get_service_desk_queues',
  title: 'Get service desk queues',
  access: 'read',
  description: 'List the queues of a service desk with their sizes.',
  input: z.strictObject({
    service_desk_id: id().describe('Id, or the project key'),
    start_at: integer({ min: 0 }).default(0).describe('next_start of the page before'),
    limit: integer({ min: 1, max: 50 }).default(50).describe('Per page'),
  }),
  output: QueuePage,
  examples: [{ service_desk_id: '1' }],
  run: (input, { jira }: JiraContext) =>
    jira.serviceDesk.queues(input.service_desk_id, { start: input.start_at, limit: input.limit }),
});
