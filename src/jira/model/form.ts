import { z } from 'zod';

const text = z.string().optional();

/** A question of a form, and its answer. */
export const FormField = z.object({
  id: z.string(),
  label: z.string(),
  /** E.g. `text`, `choice`, `choices`, `date`, `user`. */
  type: z.string(),
  required: z.literal(true).optional(),
  description: text,
  /** The field of the issue that the answer is written to. */
  jira_field: text,
  choices: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
  answer: z.unknown().optional(),
});
export type FormField = z.infer<typeof FormField>;

/** A form on an issue; questions and design are in its details only. */
export const Form = z.object({
  id: z.string(),
  form_id: z.string(),
  name: text,
  /** `o` open, `s` submitted, `l` locked. */
  state: z.object({ status: z.string() }).optional(),
  fields: z.array(FormField),
  issue_key: z.string(),
  updated: text,
  internal: z.boolean().optional(),
  submitted: z.boolean().optional(),
  lock: z.boolean().optional(),
  /** Settings, sections and conditions. */
  design: z.record(z.string(), z.unknown()).optional(),
});
export type Form = z.infer<typeof Form>;

/** The forms of an issue. */
export const FormList = z.object({ success: z.literal(true), forms: z.array(Form), count: z.number() });
export type FormList = z.infer<typeof FormList>;

/** One form. */
export const FormDetails = z.object({ success: z.literal(true), form: Form });
export type FormDetails = z.infer<typeof FormDetails>;

/** What answering a form gives. */
export const AnsweredForm = z.object({
  success: z.literal(true),
  message: z.string(),
  issue_key: z.string(),
  form_id: z.string(),
  /** Number of questions answered. */
  updated_fields: z.number(),
  result: Form,
});
export type AnsweredForm = z.infer<typeof AnsweredForm>;
