import { z } from 'zod';

/** A label of a page, blog post or attachment; `prefix` is `global` for those that everybody sees. */
export const Label = z.object({ id: z.string(), name: z.string(), prefix: z.string(), label: z.string() });
export type Label = z.infer<typeof Label>;
