import { z } from 'zod';

const text = z.string().optional();

/** A service desk, and the project that its requests are in. */
export const ServiceDesk = z.object({
  id: z.string(),
  project_key: z.string(),
  project_name: text,
  project_id: text,
});
export type ServiceDesk = z.infer<typeof ServiceDesk>;

/** The service desk of a project; absent when it has none. */
export const DeskOfProject = z.object({
  project_key: z.string(),
  service_desk: ServiceDesk.optional(),
  message: text,
});
export type DeskOfProject = z.infer<typeof DeskOfProject>;

const page = {
  service_desk_id: z.string(),
  start: z.number(),
  limit: z.number(),
  size: z.number(),
  is_last_page: z.boolean(),
  /** Give it as start_at for the next page; absent on the last one. */
  next_start: z.number().optional(),
};

/** One page of a desk's queues. */
export const QueuePage = z.object({
  ...page,
  queues: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      issue_count: z.number().optional(),
      jql: text,
      fields: z.array(z.string()).optional(),
    }),
  ),
});
export type QueuePage = z.infer<typeof QueuePage>;

/** One page of a queue; issues as Jira has them, with the fields of the queue's columns. */
export const QueueIssuePage = z.object({
  ...page,
  queue_id: z.string(),
  issues: z.array(z.looseObject({ id: text, key: z.string() })),
});
export type QueueIssuePage = z.infer<typeof QueueIssuePage>;

/** One page of the kinds of requests that customers can raise. */
export const RequestTypePage = z.object({
  ...page,
  request_types: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: text,
      help_text: text,
      issue_type_id: text,
      group_ids: z.array(z.string()).optional(),
    }),
  ),
});
export type RequestTypePage = z.infer<typeof RequestTypePage>;

/** A value that a request's field takes; cascades have two levels. */
export const FieldChoice = z.object({
  value: text,
  label: text,
  children: z.array(z.object({ value: text, label: text })).optional(),
});
export type FieldChoice = z.infer<typeof FieldChoice>;

/** What a request of a type asks for. */
export const RequestFields = z.object({
  service_desk_id: z.string(),
  request_type_id: z.string(),
  fields: z.array(
    z.object({
      field_id: z.string(),
      name: z.string(),
      required: z.boolean(),
      supports_multiple: z.boolean(),
      description: text,
      visible: z.boolean().optional(),
      jira_schema: z.record(z.string(), z.unknown()).optional(),
      valid_values: z.array(FieldChoice).optional(),
      default_values: z.array(FieldChoice).optional(),
    }),
  ),
  can_raise_on_behalf_of: z.boolean().optional(),
  can_add_request_participants: z.boolean().optional(),
});
export type RequestFields = z.infer<typeof RequestFields>;

/** A request that was made. */
export const CreatedRequest = z.object({
  request_id: z.string(),
  request_key: z.string(),
  portal_url: text,
  created_mode: z.enum(['created_direct', 'created_on_behalf_of', 'created_as_agent_fallback']),
  on_behalf_user: text,
  request_participants: z.array(z.string()).optional(),
  attachments: z.array(z.string()).optional(),
  warnings: z.array(z.string()).optional(),
});
export type CreatedRequest = z.infer<typeof CreatedRequest>;
