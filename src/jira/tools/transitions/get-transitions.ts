import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import type { JiraContext } from '../../api/client.ts';
import { Transition } from '../../model/transition.ts';
import { issueKey } from '../fields.ts';

export const getTransitions = defineTool({
  name: 'jira_get_transitions',
  title: 'Get transitions',
  access: 'read',
  description: 'List the workflow steps that an issue can take now, with the fields that they require.',
  input: z.strictObject({ issue_key: issueKey }),
  output: z.array(Transition),
  examples: [{ issue_key: 'PROJ-123' }],
  run: ({ issue_key }, { jira }: JiraContext) => jira.transitions.list(issue_key),
});
