import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { LinkType } from '../../model/link.ts';
import { optionalText } from '../fields.ts';

export const getLinkTypes = defineTool({
  name: 'jira_get_link_types',
  title: 'Get link types',
  access: 'read',
  description: 'List the kinds of links between issues.',
  input: z.strictObject({ name_filter: optionalText().describe('Part of the name') }),
  output: z.array(LinkType),
  examples: [{}, { name_filter: 'block' }],
  run: ({ name_filter }, { jira }: JiraContext) => jira.links.types(name_filter),
});
