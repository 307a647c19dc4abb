import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, integer } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { Field } from '../../model/field.ts';

export const searchFields = defineTool({
  name: 'jira_search_fields',
  title: 'Search fields',
  access: 'read',
  description: 'Find a field of the site by keyword: its id, type and JQL names, best match first.',
  input: z.strictObject({
    keyword: z.string().default('').describe('Part of a name or id; empty for the first fields'),
    limit: integer({ min: 1 }).default(10).describe('Fields to return'),
    refresh: flag().default(false).describe('Read the field list anew'),
  }),
  output: z.array(Field),
  examples: [{ keyword: 'story points', limit: 3 }],
  run: ({ keyword, limit, refresh }, { jira }: JiraContext) =>
    jira.fields.search(keyword, { limit, refresh }),
});
