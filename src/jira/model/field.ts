import { z } from 'zod';

/** What a field holds, in Jira's words. */
export const FieldSchema = z.looseObject({
  type: z.string(),
  items: z.string().optional(),
  system: z.string().optional(),
  custom: z.string().optional(),
});
export type FieldSchema = z.infer<typeof FieldSchema>;

/** A value that a field can be set to. */
export const FieldOption = z.object({
  id: z.string(),
  value: z.string(),
  disabled: z.literal(true).optional(),
  /** The second level of a cascading select. */
  child_options: z
    .array(z.object({ id: z.string(), value: z.string(), disabled: z.literal(true).optional() }))
    .optional(),
});
export type FieldOption = z.infer<typeof FieldOption>;

/** The same by value only. */
export const FieldOptionValue = z.union([
  z.string(),
  z.object({ value: z.string(), children: z.array(z.string()) }),
]);
export type FieldOptionValue = z.infer<typeof FieldOptionValue>;

/** A field of the site, as Jira describes it. */
export const Field = z.looseObject({
  id: z.string(),
  key: z.string().optional(),
  name: z.string(),
  custom: z.boolean().optional(),
  clauseNames: z.array(z.string()).optional(),
  schema: FieldSchema.optional(),
});
export type Field = z.infer<typeof Field>;
