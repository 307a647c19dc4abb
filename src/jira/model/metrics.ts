import { z } from 'zod';

/** A stay of an issue in a status; open as long as it is its present one. */
export const StatusChange = z.object({
  status: z.string(),
  entered_at: z.string(),
  exited_at: z.string().optional(),
  duration_minutes: z.number().optional(),
  /** E.g. `1d 2h 3m`; days are calendar days. */
  duration_formatted: z.string().optional(),
  /** Display name of who moved the issue into the status. */
  transitioned_by: z.string().optional(),
});
export type StatusChange = z.infer<typeof StatusChange>;

/** All stays in one status, the present one until now. */
export const StatusTotal = z.object({
  status: z.string(),
  total_duration_minutes: z.number(),
  total_duration_formatted: z.string(),
  visit_count: z.number(),
});
export type StatusTotal = z.infer<typeof StatusTotal>;

const text = z.string().optional();

const dates = {
  created: text,
  updated: text,
  /** A calendar day. */
  due_date: text,
  resolution_date: text,
  current_status: text,
  status_changes: z.array(StatusChange).optional(),
};

/** When what happened to an issue. */
export const IssueDates = z.object({
  issue_key: z.string(),
  ...dates,
  status_summary: z.array(StatusTotal).optional(),
});
export type IssueDates = z.infer<typeof IssueDates>;

/** A measured time, or why there is none. */
export const Measure = z.object({
  calculated: z.boolean(),
  value_minutes: z.number().optional(),
  formatted: z.string().optional(),
  reason: z.string().optional(),
});
export type Measure = z.infer<typeof Measure>;

/** Measures of an issue; those that were asked for. */
export const SlaMetrics = z.object({
  cycle_time: Measure.optional(),
  lead_time: z
    .object({ value_minutes: z.number(), formatted: z.string(), is_resolved: z.boolean() })
    .optional(),
  time_in_status: z
    .object({
      statuses: z.array(
        z.object({
          status: z.string(),
          value_minutes: z.number(),
          formatted: z.string(),
          percentage: z.number(),
          visit_count: z.number(),
        }),
      ),
      total_minutes: z.number(),
    })
    .optional(),
  due_date_compliance: z
    .object({
      status: z.enum(['met', 'missed', 'no_due_date', 'not_resolved']),
      /** Positive when early. */
      margin_minutes: z.number().optional(),
      formatted_margin: text,
    })
    .optional(),
  resolution_time: Measure.optional(),
  first_response_time: Measure.optional(),
});
export type SlaMetrics = z.infer<typeof SlaMetrics>;

/** What jira_get_issue_sla answers. */
export const IssueSla = z.object({
  issue_key: z.string(),
  metrics: SlaMetrics,
  /** Times count working hours only. */
  working_hours_only: z.literal(true).optional(),
  raw_dates: z.object(dates).optional(),
});
export type IssueSla = z.infer<typeof IssueSla>;
