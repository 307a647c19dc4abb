import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { id } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { RequestFields } from '../../model/service-desk.ts';

export const getRequestTypeFields = defineTool({
  name: 'jira_get_request_type_fields',
  title: 'Get request type fields',
  access: 'read',

  description: 'List the fields of a request type, which are required, and their values.',
  input: z.strictObject({
    service_desk_id: id().describe('Id, or the project key'),
    request_type_id: id().describe('From jira_get_request_types'),
  }),
  output: RequestFields,
  examples: [{ service_desk_id: '1', request_type_id: '10005' }],
  run: (input, { jira }: JiraContext) =>
    jira.serviceDesk.requestFields(input.service_desk_id, input.request_type_id),
});
