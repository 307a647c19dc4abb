import { z } from 'zod';

/** A value that Jira leaves out or sends as null when there is none; undefined then. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value): z.output<Schema> | undefined => value ?? undefined);

/** An id, which Jira sends as text or as a number depending on where it stands. */
export const wireId = z.union([z.string(), z.number()]).transform(String);
