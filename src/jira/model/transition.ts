import { z } from 'zod';

/** A field that has to be given with a transition. */
export const RequiredField = z.object({
  id: z.string(),
  name: z.string(),
  /** Names of the possible values, where Jira lists them. */
  allowed_values: z.array(z.string()).optional(),
});
export type RequiredField = z.infer<typeof RequiredField>;

/** A step that the workflow offers in its present status. */
export const Transition = z.object({
  id: z.string(),
  name: z.string(),
  to_status: z.string().optional(),
  required_fields: z.array(RequiredField).optional(),
});
export type Transition = z.infer<typeof Transition>;
