import { z } from 'zod';

/** What a field holds, in Jira's words. */
export const FieldSchema = z.looseObject({
  type: z.string(),
  items: z.string().optional(),
  system: z.string().optional(),
  custom: z.string().optional(),
});
export type FieldSchema = z.infer<typeof FieldSchema>;

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
