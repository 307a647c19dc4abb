import { z } from 'zod';
import { defineTool } from '../../../toolkit/define-tool.ts';
import { flag, list } from '../../../toolkit/inputs.ts';
import type { JiraContext } from '../../api/client.ts';
import { IssueSla } from '../../model/metrics.ts';
import { issueKey } from '../fields.ts';

export const getIssueSla = defineTool({
  name: 'jira_get_issue_sla',
  title: 'Get issue SLA',
  access: 'read',
  description:
    'Measure cycle, lead, response and resolution times of an issue, and whether it met its due date.',
  input: z.strictObject({
    issue_key: issueKey,
    metrics: list(z.string())
      .optional()
      .describe(
        'Of cycle_time, lead_time, time_in_status, due_date_compliance, resolution_time, first_response_time. Default set by the operator',
      ),
    working_hours_only: flag().optional().describe('Default set by the operator'),
    include_raw_dates: flag().default(false).describe('Add the dates and status changes'),
  }),
  output: IssueSla,
  examples: [{ issue_key: 'PROJ-123', metrics: ['cycle_time', 'lead_time', 'time_in_status'] }],
  run: (input, { jira }: JiraContext) =>
    jira.metrics.sla(input.issue_key, {
      metrics: input.metrics,
      workingHoursOnly: input.working_hours_only,
      rawDates: input.include_raw_dates,
    }),
});
