import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, id, jsonObject, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { CreatedRequest } from '../../model/service-desk.ts';
import { givenFiles, optionalText } from '../fields.ts';

const fieldValues = z.preprocess(
  (value) => jsonObject().safeParse(value).data ?? value,
  z.record(z.string(), z.unknown()),
);

export const createCustomerRequest = defineTool({
  name: 'jira_create_customer_request',
  title: 'Create customer request',
  access: 'destructive',

  description: 'Raise a request at a service desk. See jira_get_request_type_fields for its fields.',
  input: z.strictObject({
    service_desk_id: id().describe('Id, or the project key'),
    request_type_id: id().describe('From jira_get_request_types'),
    request_field_values: fieldValues.describe('By field id or name; texts in Markdown, choices by label'),
    raise_on_behalf_of: optionalText().describe('Customer: account id, login, e-mail or name'),
    request_participants: list(z.string()).optional().describe('More people, named likewise'),
    attachments: givenFiles(),
    strict_on_behalf: flag().default(false).describe('Fail rather than raise it in your own name'),
  }),
  output: CreatedRequest,
  examples: [
    {
      service_desk_id: '1',
      request_type_id: '10005',
      request_field_values: { summary: 'My card was charged twice' },
    },
  ],
  run: (input, { jira, files }: JiraContext) =>
    jira.serviceDesk.create({
      desk: input.service_desk_id,
      type: input.request_type_id,
      values: input.request_field_values,
      onBehalfOf: input.raise_on_behalf_of,
      participants: input.request_participants,
      attachments: input.attachments,
      openPath: (path) => files.open(path),
      strict: input.strict_on_behalf,
    }),
});
