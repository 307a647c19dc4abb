import { z } from 'zod';
import { User } from './user.ts';

/** A project as listed; inside an issue only id, key and name are known. */
export const Project = z.object({
  id: z.string().optional(),
  key: z.string(),
  name: z.string().optional(),
  /** `software`, `service_desk`, `business` ... */
  type: z.string().optional(),
  description: z.string().optional(),
  category: z.string().optional(),
  lead: User.optional(),
  archived: z.literal(true).optional(),
});
export type Project = z.infer<typeof Project>;
