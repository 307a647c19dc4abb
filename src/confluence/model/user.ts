import { z } from 'zod';

/** A person whom a search found. */
export const UserHit = z.object({
  entity_type: z.literal('user'),
  title: z.string(),
  score: z.number(),
  user: z.object({
    /** Cloud. */
    account_id: z.string().optional(),
    /** Data Center. */
    username: z.string().optional(),
    /** Data Center. */
    user_key: z.string().optional(),
    display_name: z.string(),
    /** Where the person lets it be seen. */
    email: z.string().optional(),
    /** True unless Confluence says otherwise. */
    is_active: z.boolean(),
  }),
  url: z.string().optional(),
});
export type UserHit = z.infer<typeof UserHit>;
