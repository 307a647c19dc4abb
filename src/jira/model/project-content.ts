import { z } from 'zod';
import { FieldSchema } from './field.ts';

/** A type of issue that a project has. */
export const ProjectIssueType = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  subtask: z.boolean(),
  /** In English, where Jira tells. */
  untranslated_name: z.string().optional(),
  /** 1 for epics, 0 for ordinary issues, -1 for sub-tasks; Cloud only. */
  hierarchy_level: z.number().optional(),
});
export type ProjectIssueType = z.infer<typeof ProjectIssueType>;

/** A field of the create screen of an issue type. */
export const CreateField = z.object({
  field_id: z.string(),
  name: z.string(),
  required: z.boolean(),
  schema: FieldSchema,
  has_default: z.literal(true).optional(),
  /** Names of the first possible values, where Jira lists them. */
  allowed_values: z.array(z.string()).optional(),
  /** How many more there are. */
  more_values: z.number().optional(),
});
export type CreateField = z.infer<typeof CreateField>;

/** A field of a project's create screens, and the issue types that have it. */
export const ProjectField = z.object({
  field_id: z.string(),
  name: z.string(),
  /** On at least one of the types. */
  required: z.boolean(),
  schema_type: z.string(),
  custom: z.boolean(),
  issue_types: z.array(z.string()),
});
export type ProjectField = z.infer<typeof ProjectField>;

/** A release of a project. Dates are calendar days. */
export const Version = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  released: z.boolean(),
  archived: z.boolean(),
  startDate: z.string().optional(),
  releaseDate: z.string().optional(),
  overdue: z.boolean().optional(),
  projectId: z.number().optional(),
});
export type Version = z.infer<typeof Version>;

/** One of several versions that were created. */
export const CreatedVersion = z.object({ success: z.literal(true), version: Version });
export type CreatedVersion = z.infer<typeof CreatedVersion>;

/** A component, as Jira describes it, without pictures. */
export const Component = z.looseObject({
  id: z.string(),
  name: z.string(),
  self: z.string().optional(),
  description: z.string().optional(),
});
export type Component = z.infer<typeof Component>;
